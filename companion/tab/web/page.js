// Puts the page together: the chapter, the editor, the site, its check and the console.

import { makeEditor } from "./editor.js";
import * as folders from "./folder.js";
import { makePreview } from "./preview.js";
import { printed } from "./printed.js";
import { Ended, Python, loadAssets } from "./python.js";

const $ = (selector) => document.querySelector(selector);
const say = (text) => ($("#status").textContent = text);
const show = (pane) => {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll("nav button")) {
    button.setAttribute("aria-pressed", button.dataset.shows === pane);
  }
};

const folder = folders.open(STEPS, () =>
  say("This browser keeps nothing: download your folder before you close the page."),
);

// --- Chapters

function showChapter(number) {
  $("#chapters").value = number;
  $("#chapter article").innerHTML = STEPS[number - 1].html;
  $("#chapter").scrollTop = 0;
}

$("#chapters").append(...STEPS.map(({ title }, at) => new Option(title.replace("Step ", ""), at + 1)));
$("#chapters").onchange = () => showChapter(Number($("#chapters").value));
$("#chapter article").onclick = (event) => {
  const link = event.target.closest("a[data-chapter], a[data-path]");
  if (!link) return;
  event.preventDefault();
  const { chapter, path } = link.dataset;
  if (chapter) return showChapter(Number(chapter));
  show("site");
  preview.follow({ url: path || "/" });
};

// --- Files

let name = folder.names().find((each) => each.endsWith(".py")) ?? folder.names()[0] ?? "";
const editor = makeEditor($("#editor"), (file, text) => {
  folder.type(file, text);
  listFiles();
});

function listFiles() {
  $("#names").replaceChildren(
    ...folder.names().map((each) => {
      const button = document.createElement("button");
      button.textContent = each + (folder.isSaved(each) ? "" : " ●");
      if (!folder.isSaved(each)) button.setAttribute("aria-label", `${each}, not saved`);
      button.setAttribute("aria-pressed", each === name);
      button.onclick = () => openFile(each);
      return button;
    }),
  );
  for (const id of ["save", "rename", "delete"]) $(`#${id}`).disabled = !name;
}

function openFile(file) {
  name = file;
  editor.show(name, folder.texts[name] ?? "");
  $("#files").dataset.open = name;
  listFiles();
}

function addFile(file, text) {
  const problem = folders.nameProblem(file, folder.names());
  if (problem) return say(problem);
  folder.type(file, text);
  openFile(file);
  editor.goTo(1);
  return true;
}

$("#new").onsubmit = (event) => {
  event.preventDefault();
  const field = event.target.elements.name;
  if (addFile(field.value.trim(), "")) field.value = "";
};
$("#rename").onclick = () => {
  const before = name;
  const after = prompt(`A new name for ${before}:`, before)?.trim();
  if (!after || after === before || !addFile(after, folder.texts[before])) return;
  folder.remove(before);
  save();
};
$("#delete").onclick = () => {
  if (!confirm(`Delete ${name}?`)) return;
  folder.remove(name);
  openFile(folder.names()[0] ?? "");
  save();
};
$("#save").onclick = () => save();
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
folder.onChange(() => openFile(folder.names().includes(name) ? name : (folder.names()[0] ?? "")));

async function download() {
  const data = await checks.do("to_zip", [folder.texts]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type: "application/zip" }));
  link.download = "my_first_app.zip";
  link.click();
}

async function openZip(file) {
  const data = new Uint8Array(await file.arrayBuffer());
  const { texts, problem } = await checks.do("from_zip", [data, file.name]);
  if (problem) return say(problem);
  const has = folder.names().length;
  if (has && !confirm(`Replace your ${has} files by those in ${file.name}?`)) return;
  folder.replace(texts);
  openFile(folder.names().find((each) => each.endsWith(".py")) ?? folder.names()[0]);
  save();
}

$("#download").onclick = () => download();
$("#open").onchange = ({ target }) => {
  openZip(target.files[0]);
  target.value = "";
};

// --- The site, the check and the console: what a save changes

function save() {
  folder.save();
  listFiles();
  run();
}

function run() {
  preview.reload();
  check();
}

const goTo = (file, line) => {
  const found = folder.names().find((each) => file.endsWith(each));
  if (!found) return;
  show("files");
  openFile(found);
  editor.goTo(line);
};
const assets = loadAssets((bytes) => say(`Python is loading: ${(bytes / 1e6).toFixed(1)} MB ...`));
const pages = new Python("pages", assets);
const checks = new Python("checks", pages.last.then(() => assets)); // the page comes first

const preview = makePreview($("iframe"), $("#address"), ask, say);
$("#back").onclick = () => preview.back();

async function ask(...asked) {
  await pages.do("save", [folder.saved]);
  let answer;
  try {
    answer = await pages.do("request", asked);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    say("The page didn't end. Python starts again ...");
    await pages.do("save", [folder.saved]);
    answer = await pages.do("ended", [error.status, ...asked]);
  }
  log(answer.log);
  return answer;
}

function log(text) {
  const pre = $("#console pre");
  pre.append(...printed(text, goTo));
  pre.scrollTop = pre.scrollHeight;
}

let isChecking = false;
let isAgain = false;
async function check() {
  isAgain = true;
  if (isChecking) return;
  isChecking = true;
  while (isAgain) {
    isAgain = false;
    const text = await checked();
    if (isAgain) continue;
    $("#checks pre").replaceChildren(...printed(text, goTo));
    say(text.match(/\d+ of \d+ checks? passed/)?.[0] ?? "The check has a word for you.");
  }
  isChecking = false;
}

async function checked() {
  const events = [];
  await checks.do("save", [folder.saved]);
  try {
    return await checks.do("check", [$("#solution").checked], (event) => events.push(event));
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    await checks.do("save", [folder.saved]);
    return checks.do("hung", [events, error.status]);
  }
}

$("#solution").onchange = () => check();
$("#clear").onclick = () => $("#console pre").replaceChildren();
for (const button of document.querySelectorAll("nav button")) {
  button.onclick = () => show(button.dataset.shows);
}

// --- Start

showChapter(folders.step || 1);
openFile(name);
show("chapter");
start().catch((error) => {
  say("Python can't run in this browser. Use a current Chrome, Edge, Firefox or Safari.");
  console.error(error);
});

async function start() {
  await pages.last;
  say("Python is ready.");
  if (folder.names().length) run();
}
