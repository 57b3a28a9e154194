// The page under a drawn address bar: what a browser does with links, forms, redirects,
// cookies and style sheets, but all requests go to Python.

const ORIGIN = "http://localhost:8080";
const MOST_REDIRECTS = 20;

// ask returns Python's answer to a request: { status, headers, body }. say announces.
// onShow is called with true before a page is shown, and with false once it has loaded.
export function makePreview(frame, address, ask, say, onShow) {
  const history = [];
  const cookies = new Map();

  async function send(asked, isPage = true) {
    const headers = [];
    if (asked.type) headers.push(["Content-Type", asked.type]);
    if (cookies.size) headers.push(["Cookie", [...cookies].map((pair) => pair.join("=")).join("; ")]);
    const path = asked.url.slice(ORIGIN.length);
    const answer = await ask(asked.method, path, headers, asked.body ?? new Uint8Array(), isPage);
    const received = new Headers(answer.headers);
    received.getSetCookie().forEach(keepCookie);
    return { ...answer, headers: received, type: received.get("Content-Type") ?? "", url: asked.url };
  }

  function keepCookie(text) {
    const [, name, value] = text.match(/^\s*([^=;]*)=([^;]*)/) ?? [];
    if (!value || /;\s*max-age=(0|-)/i.test(text)) cookies.delete(name);
    else cookies.set(name, value);
  }

  async function open(asked, isNew = true) {
    if (isNew) history.push(asked);
    let now = asked;
    let answer = await send(now);
    for (let count = 0; /^3/.test(answer.status) && answer.headers.get("Location"); count++) {
      if (count === MOST_REDIRECTS) return say("The page redirects again and again.");
      const url = URL.parse(answer.headers.get("Location"), now.url);
      if (url?.origin !== ORIGIN) return leave(url);
      url.hash = "";
      now = /^30[78]/.test(answer.status) ? { ...now, url: url.href } : { method: "GET", url: url.href };
      answer = await send(now);
    }
    history[history.length - 1] = now;
    const page = await shown(answer);
    address.elements.path.value = now.url.slice(ORIGIN.length);
    onShow(true);
    frame.onload = () => onShow(false);
    frame.srcdoc = `<script>${FRAME}</script>${page}`;
    say(`${now.url.slice("http://".length)}: ${answer.status}`);
  }

  // What a browser makes of an answer.
  async function shown({ type, body, url }) {
    if (/^text\/html/.test(type)) return withFiles(new TextDecoder().decode(body), url);
    if (/^image\//.test(type)) return `<img alt="" src="${await dataUrl(body, type)}">`;
    if (!/^(text\/|application\/(json|javascript))/.test(type)) {
      return `<p>A browser would download this file of ${body.length} bytes.</p>`;
    }
    const text = document.createElement("pre");
    text.textContent = new TextDecoder().decode(body);
    text.style = "white-space: pre-wrap; overflow-wrap: break-word";
    return text.outerHTML;
  }

  // Puts the site's own style sheets, scripts and pictures into the page.
  async function withFiles(html, url) {
    const page = new DOMParser().parseFromString(html, "text/html");
    address.querySelector("#title").textContent = page.title;
    const found = page.querySelectorAll('link[rel~="stylesheet"][href], img[src], script[src]');
    const own = [...found].filter((each) => target(each, url)?.origin === ORIGIN);
    await Promise.all(own.map((each) => putIn(each, url)));
    return own.length ? page.documentElement.outerHTML : html;
  }

  const target = (element, url) =>
    URL.parse(element.getAttribute(element.localName === "link" ? "href" : "src"), url);

  async function putIn(element, url) {
    const answer = await send({ method: "GET", url: target(element, url).href }, false);
    const isSheet = element.localName === "link";
    if (!/^200/.test(answer.status) || (isSheet && !/^text\/css/.test(answer.type))) return;
    if (!isSheet) return element.setAttribute("src", await dataUrl(answer.body, answer.type));
    const style = document.createElement("style");
    style.textContent = new TextDecoder().decode(answer.body);
    element.replaceWith(style);
  }

  function leave(url) {
    say(`The page leads to ${url?.href ?? "an address that can't be read"}, which isn't yours.`);
  }

  async function follow({ url, method = "GET", fields = [], hasFiles = false }) {
    const to = URL.parse(url, history.at(-1)?.url ?? ORIGIN);
    if (to?.origin !== ORIGIN) return leave(to);
    to.hash = "";
    const form = hasFiles ? new FormData() : new URLSearchParams();
    for (const [name, value] of fields) form.append(name, hasFiles ? value : (value.name ?? value));
    if (method !== "POST") {
      if (fields.length) to.search = form;
      return open({ method, url: to.href });
    }
    const request = new Request(ORIGIN, { method, body: form });
    const body = new Uint8Array(await request.arrayBuffer());
    return open({ method, url: to.href, body, type: request.headers.get("Content-Type") });
  }

  const reload = () => (history.length ? open(history.at(-1), false) : follow({ url: "/" }));
  const back = () => {
    if (history.length > 1) history.pop();
    return reload();
  };
  addEventListener("message", ({ source, data }) => {
    if (source === frame.contentWindow && typeof data?.url === "string") follow(data);
  });
  address.addEventListener("submit", (event) => {
    event.preventDefault();
    const path = address.elements.path.value.trim().replace(/^(https?:\/\/)?localhost(:8080)?/, "");
    const url = `${ORIGIN}/${path.replace(/^\//, "")}`;
    if (url === history.at(-1)?.url) reload();
    else follow({ url });
  });
  return { follow, reload, back };
}

function dataUrl(bytes, type) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}
