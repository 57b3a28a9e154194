// Starts Python in workers, and ends one that doesn't answer in time.

const ASSETS = ["worker.js", "python.wasm", "stdlib.zip", "project.zip"];

// Each is gzipped: in the single file as base64, else beside the page.
async function load(name, onBytes) {
  const embedded = document.getElementById(name);
  const url = embedded
    ? `data:application/octet-stream;base64,${embedded.textContent}`
    : `${name}.gz`;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const counted = new TransformStream({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const unzipped = answer.body.pipeThrough(counted).pipeThrough(new DecompressionStream("gzip"));
  return new Response(unzipped).arrayBuffer();
}

export async function loadAssets(onProgress) {
  let bytes = 0;
  const loaded = await Promise.all(
    ASSETS.map((name) => load(name, (more) => onProgress((bytes += more)))),
  );
  const [worker, wasm, stdlib, project] = loaded;
  const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  return { url, values: { wasm: await WebAssembly.compile(wasm), stdlib, project } };
}

// Why a job has no result: Python exited with this status, or took too long (undefined).
export class Ended extends Error {
  constructor(status) {
    super();
    this.status = status;
  }
}

const PATIENCE = 8000; // ms without a word, longer than Python's own limits
const TO_START = 120000;

export class Python {
  // role: "pages" or "checks". assets: a promise of what loadAssets() returns.
  constructor(role, assets) {
    this.role = role;
    this.assets = assets;
    this.last = this.start();
    this.last.catch(() => {}); // whoever asks for a job is told
  }

  async start() {
    const { url, values } = await this.assets;
    this.worker = new Worker(url);
    return this.post("start", [this.role, values], TO_START);
  }

  // Does one job after another. onEvent is called with what the job tells meanwhile.
  do(job, values, onEvent = () => {}) {
    const done = this.last.then(() => this.post(job, values, PATIENCE, onEvent));
    this.last = done.catch((error) => {
      if (!(error instanceof Ended)) return null; // a failure of ours; Python goes on
      this.worker.terminate();
      return this.start();
    });
    return done;
  }

  post(job, values, patience, onEvent = () => {}) {
    return new Promise((resolve, reject) => {
      const wait = () => setTimeout(() => reject(new Ended()), patience);
      let timer = wait();
      this.worker.onerror = (event) => reject(new Error(event.message));
      this.worker.onmessage = ({ data }) => {
        clearTimeout(timer);
        if ("event" in data) {
          onEvent(data.event);
          timer = wait();
        } else if ("error" in data) {
          const exit = data.error.match(/exit\((\d+)\)/);
          reject(data.goesOn ? new Error(data.error) : new Ended(Number(exit?.[1] ?? 1)));
        } else resolve(data.result);
      };
      this.worker.postMessage({ job, values });
    });
  }
}
