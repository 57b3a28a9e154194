// usage: node build.mjs WEBAPP2 OUT
//
// Writes OUT/tab.html, a single file to hand out, and OUT/site/, the same in several files
// for a static host. WEBAPP2 is a file beside which requirements.txt is installed.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { marked } from "marked";
import { loadPyodide } from "pyodide";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../../..");
const PYODIDE = join(HERE, "node_modules/pyodide");
const [packages, out] = [dirname(process.argv[2]), process.argv[3]];

// Packages without a file of their licence.
const SOURCES = {
  pyodide: `https://github.com/pyodide/pyodide has its source code and its licence. It contains
Python (https://docs.python.org/3/license.html) and Emscripten's runtime (MIT).`,
};

const read = (...parts) => readFileSync(join(...parts), "utf8");

async function bundled(name, { define = {}, first = "" } = {}) {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, name)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    // A worker from a Blob has no address, and Node's modules are never asked for there.
    define: { "import.meta.url": '"https://python/"', ...define },
    external: ["node:*", "fs", "path", "ws", "crypto", "child_process", "url", "vm"],
    banner: { js: first },
    legalComments: "inline",
    logLevel: "error",
  });
  return outputFiles[0].text;
}

async function packedByPython() {
  const python = await loadPyodide();
  python.mountNodeFS("/root", ROOT);
  python.mountNodeFS("/packages", packages);
  python.runPython("import warnings; warnings.simplefilter('ignore')"); // about webapp2
  python.runPython("import sys; sys.path[:0] = ['/root', '/packages']; sys.dont_write_bytecode = True");
  python.runPython("import companion.tab.checks, companion.tab.pages");
  python.runPython(read(HERE, "../pack.py"));
  return {
    "project.zip": python.globals.get("pack")("/root", "/packages").toJs(),
    "stdlib.zip": python.globals.get("pack_stdlib")("/lib/python314.zip").toJs(),
    licences: python.globals.get("licences")("/packages"),
  };
}

// The licences of what goes along, but for what only builds it.
function licences() {
  const { packages } = JSON.parse(read(HERE, "package-lock.json"));
  const along = Object.entries(packages).filter(([path]) => /node_modules\/(@codemirror|@lezer|@marijn|codemirror|crelt|pyodide|style-mod|w3c-keyname)/.test(path));
  return along.map(([path, { version, license }]) => {
    const file = readdirSync(join(HERE, path)).find((name) => /^licen[sc]e/i.test(name));
    const text = file ? read(HERE, path, file) : `${license}\n${SOURCES[basename(path)]}`;
    return `${path.replace("node_modules/", "")} ${version}\n\n${text}`;
  });
}

// A chapter without what is only for one's own machine, and with links that work here.
function chapter(path) {
  const text = read(path)
    .replace(/(^- )?<!-- on your machine -->[^]*?<!-- end -->\s*/gm, "")
    .replace(/^## (Run|Check) it\n[^]*?(?=^## )/gm, "");
  const html = marked.parse(text)
    .replace(/<a href="\.\.\/(\d+)_[^"]*">/g, '<a href="#" data-chapter="$1">')
    .replace(/<a href="http:\/\/localhost:8080([^"]*)">/g, '<a href="#" data-path="$1">')
    .replace(/<a href="(?!https?:|#)[^"]*">([^]*?)<\/a>/g, "$1")
    .replace(/<p><img [^>]*><\/p>/g, "")
    .replaceAll("<pre>", '<pre tabindex="0">');
  return { title: text.match(/^# (.*)/)[1], html };
}

function step(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(py|yaml|css)$/.test(name));
  const texts = Object.fromEntries(names.sort().map((name) => [name.replaceAll("\\", "/"), read(folder, name)]));
  return { ...chapter(join(folder, "README.md")), texts };
}

const steps = readdirSync(join(ROOT, "steps")).filter((name) => /^\d/.test(name));
const { licences: ofPython, ...archives } = await packedByPython();
const notices = [...licences(), ofPython].join("\n\n\n").replace(/[&<]/g, (sign) => `&#${sign.charCodeAt()};`);
const assets = {
  // Pyodide refuses a classic worker, which it knows by this; a file can start no other.
  "worker.js": await bundled("worker.js", {
    first: 'self.importScripts = () => { throw new Error("not here"); };',
  }),
  "python.wasm": readFileSync(join(PYODIDE, "pyodide.asm.wasm")),
  ...archives,
};
const frame = JSON.stringify(await bundled("frame.js"));
const page = await bundled("page.js", {
  define: {
    FRAME: frame,
    STEPS: JSON.stringify(steps.sort().map((name) => step(join(ROOT, "steps", name)))),
  },
});

function html(style, script) {
  return read(HERE, "index.html")
    .replace("<!-- style -->", () => style)
    .replace("<!-- licences -->", () => notices)
    .replace("<!-- script -->", () => script);
}

const inline = (script) => `<script>${script.replaceAll("</script", "<\\/script")}</script>`;
const zipped = Object.entries(assets).map(([name, data]) => [name, gzipSync(data, { level: 9 })]);
const embedded = zipped.map(
  ([name, data]) => `<script type="text/plain" id="${name}">${data.toString("base64")}</script>\n`,
);
const style = read(HERE, "style.css");
mkdirSync(join(out, "site"), { recursive: true });
writeFileSync(join(out, "tab.html"), html(`<style>${style}</style>`, embedded.join("") + inline(page)));
writeFileSync(join(out, "site/index.html"), html('<link rel="stylesheet" href="style.css">', '<script src="page.js"></script>'));
writeFileSync(join(out, "site/style.css"), style);
writeFileSync(join(out, "site/page.js"), page);
for (const [name, data] of zipped) writeFileSync(join(out, "site", `${name}.gz`), data);
