// Puts the page together: the chapter, the files, and what a save changes.

import { makeEditor } from "./editor.js";
import { nameProblem, openFolder } from "./folder.js";
import { makePreview } from "./preview.js";
import { printed } from "./printed.js";
import { Ended, Python, loadAssets } from "./python.js";

const MOST_NODES = 3000; // that the console keeps
const $ = (selector) => document.querySelector(selector);
const say = (text) => ($("#status").textContent = text);

function show(pane) {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll("nav button")) {
    button.setAttribute("aria-pressed", button.dataset.shows === pane);
  }
}

// --- The chapter

const asked = Number(location.hash.slice(1)); // tab.html#6 opens a folder of step 6
const number = STEPS[asked - 1] ? asked : 0;

function showChapter(chapter) {
  $("#chapters").value = chapter;
  $("#chapter article").innerHTML = STEPS[chapter - 1].html;
  $("#chapter").scrollTop = 0;
}

function turnTo(chapter) {
  showChapter(chapter);
  preview.follow({ url: "/" }); // where each chapter begins
}

$("#chapters").append(...STEPS.map(({ title }, at) => new Option(title.replace("Step ", ""), at + 1)));
$("#chapters").onchange = () => turnTo($("#chapters").value);
$("#chapter article").onclick = (event) => {
  const link = event.target.closest("a[data-chapter], a[data-path]");
  if (!link) return;
  event.preventDefault();
  const { chapter, path } = link.dataset;
  if (chapter) return turnTo(chapter);
  show("site");
  preview.follow({ url: path || "/" });
};

// --- The files

const folder = openFolder(STEPS, number, () =>
  say("This browser keeps nothing: download your folder before you close the page."),
);
const editor = makeEditor($("#editor"), (name, text) => {
  folder.type(name, text);
  listFiles();
});
const wasShowing = folder.isShowing;
let open = folder.first();

function listFiles() {
  $("#names").replaceChildren(
    ...folder.names().map((name) => {
      const button = document.createElement("button");
      button.textContent = name + (folder.isSaved(name) ? "" : " ●");
      if (!folder.isSaved(name)) button.setAttribute("aria-label", `${name}, not saved`);
      button.setAttribute("aria-pressed", name === open);
      button.onclick = () => openFile(name);
      return button;
    }),
  );
  for (const id of ["save", "rename", "delete", "download"]) $(`#${id}`).disabled = !open;
}

function openFile(name) {
  open = name;
  editor.show(name, folder.texts[name] ?? "");
  $("#files").dataset.open = name;
  listFiles();
}

function addFile(name, text) {
  const problem = nameProblem(name, folder.names());
  say(problem);
  if (problem) return false;
  folder.type(name, text);
  openFile(name);
  editor.goTo(1);
  return true;
}

$("#new").onsubmit = (event) => {
  event.preventDefault();
  const field = event.target.elements.name;
  if (addFile(field.value.trim(), "")) field.value = "";
};
$("#rename").onclick = () => {
  const before = open;
  const after = prompt(`A new name for ${before}:`, before)?.trim();
  if (!after || after === before || !addFile(after, folder.texts[before])) return;
  folder.remove(before);
  save();
};
$("#delete").onclick = () => {
  if (!confirm(`Delete ${open}?`)) return;
  folder.remove(open);
  openFile(folder.first());
  save();
};
$("#download").onclick = async () => {
  const data = await checks.do("to_zip", [folder.texts]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type: "application/zip" }));
  link.download = "my_first_app.zip";
  link.click();
};
$("#open").onchange = async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const { texts, problem } = await checks.do("from_zip", [new Uint8Array(await file.arrayBuffer()), file.name]);
  target.value = "";
  const wrong = problem || Object.keys(texts).map((name) => nameProblem(name, [])).find(Boolean);
  if (wrong) return say(wrong);
  const count = folder.names().length;
  if (count && !confirm(`Replace your ${count} files by those in ${file.name}?`)) return;
  folder.replace(texts);
  openFile(folder.first());
  save();
};
folder.onChange(() => openFile(open in folder.texts ? open : folder.first()));

// --- A save: the page is loaded again, and the folder is checked

const assets = loadAssets((bytes) => say(`Python is loading: ${(bytes / 1e6).toFixed(1)} MB ...`));
const pages = new Python("pages", assets);
const checks = new Python("checks", pages.last.then(() => assets)); // the page comes first
const preview = makePreview($("iframe"), $("#address"), ask, say, folder.showing);

function save() {
  folder.save();
  openFile(open);
  run();
}

function run() {
  say("Running ...");
  preview.reload();
  check();
}

async function ask(...request) {
  let answer;
  try {
    answer = await pages.do("request", [folder.saved, ...request]);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    say("Python has to start again ...");
    answer = await pages.do("ended", [folder.saved, error.status, ...request]);
  }
  const log = $("#console pre");
  log.append(...printed(answer.log, goTo));
  while (log.childNodes.length > MOST_NODES) log.firstChild.remove();
  log.scrollTop = log.scrollHeight;
  return answer;
}

let newest = 0; // the number of the check that was asked for last
async function check() {
  const own = ++newest;
  await checks.last;
  if (own < newest) return; // there was another save meanwhile
  const text = await checked();
  if (own < newest) return;
  $("#checks pre").replaceChildren(...printed(text, goTo));
  say(text.match(/\d+ of \d+ checks? passed/)?.[0] ?? "Checked.");
}

async function checked() {
  const events = [];
  try {
    const values = [folder.saved, $("#solution").checked];
    return await checks.do("check", values, (event) => events.push(event));
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return checks.do("hung", [folder.saved, events, error.status]);
  }
}

function goTo(file, line) {
  const fits = folder.names().filter((each) => `/${file}`.endsWith(`/${each}`));
  const name = fits.sort((one, other) => other.length - one.length)[0];
  if (!name) return;
  show("files");
  openFile(name);
  editor.goTo(line);
}

for (const button of document.querySelectorAll("nav button")) {
  button.onclick = () => show(button.dataset.shows);
}
$("#save").onclick = save;
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
$("#back").onclick = () => preview.back();
$("#solution").onchange = () => check();
$("#clear").onclick = () => $("#console pre").replaceChildren();
addEventListener("unhandledrejection", () =>
  say("Something went wrong here. Download your folder, and load this page again."),
);

// --- Start

showChapter(number || 1);
openFile(open);
show("chapter");
start();

async function start() {
  try {
    await pages.last;
  } catch (error) {
    console.error(error);
    return say(`Python can't start (${error.message}). Use a current Chrome, Edge, Firefox or Safari.`);
  }
  say("Python is ready.");
  // A page whose script never ends would keep the reader from their files again.
  if (wasShowing) say("Your page kept the browser busy. Change it, then press Save.");
  else if (open) run();
}
