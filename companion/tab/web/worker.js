// Runs Python, in a worker: one for the pages and one for the checks.

import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide";
import { info } from "pyodide/pyodide-lock.json";

let python;
let PythonError;
let jobs; // the Python object whose methods are called

// Pyodide asks for its files by fetch(); they came with the message.
async function start(role, { wasm, stdlib, project }) {
  self.fetch = async (url) => new Response(String(url).endsWith(".zip") ? stdlib : "");
  WebAssembly.instantiateStreaming = async (response, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
  python = await loadPyodide({
    createPyodideModule,
    indexURL: "https://python/",
    lockFileContents: { info, packages: {} },
  });
  ({ PythonError } = python.ffi); // which can't be had once Python has exited
  python.unpackArchive(project, "zip", { extractDir: "/project" });
  python.runPython(`
    import sys
    sys.path[:0] = ["/project", "/project/packages"]
    # The reader's code doesn't import JavaScript; and a module that isn't there is just that.
    sys.meta_path[:] = [finder for finder in sys.meta_path if isinstance(finder, type)]
  `);
  jobs =
    role === "pages"
      ? python.pyimport("companion.tab.pages").Pages()
      : python.pyimport("companion.tab.checks").Checks((event) => postMessage({ event }));
}

onmessage = async ({ data: { job, values } }) => {
  try {
    let result;
    if (job === "start") await start(...values);
    else result = jobs[job](...values.map((value) => python.toPy(value)));
    postMessage({ result: result?.toJs?.({ dict_converter: Object.fromEntries }) ?? result });
  } catch (error) {
    // Anything but an exception ends Python, and an exception when it starts does, too.
    const goesOn = job === "start" || error instanceof PythonError;
    postMessage({ error: String(error), goesOn });
  }
};
