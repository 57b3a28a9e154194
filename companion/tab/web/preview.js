// The page under a drawn address bar: what a browser does with links, forms, redirects,
// cookies and style sheets, but all requests go to Python.

const ORIGIN = "http://localhost:8080";
const MOST_REDIRECTS = 20;

// ask returns Python's answer to a request: { status, headers, body, log }. say announces.
export function makePreview(frame, address, ask, say) {
  const history = [];
  const cookies = new Map();

  async function send(asked, isPage = true) {
    const headers = [["Cookie", [...cookies].map((pair) => pair.join("=")).join("; ")]];
    if (asked.type) headers.push(["Content-Type", asked.type]);
    const { pathname, search } = new URL(asked.url);
    const sent = [asked.method, pathname + search, headers.filter(([, value]) => value)];
    const answer = await ask(...sent, asked.body ?? new Uint8Array(), isPage);
    for (const [name, value] of answer.headers) {
      if (name.toLowerCase() === "set-cookie") keepCookie(value);
    }
    return { ...answer, type: header(answer, "Content-Type"), url: asked.url };
  }

  function keepCookie(text) {
    const [pair, ...rest] = text.split(";");
    const [name, ...value] = pair.split("=");
    const isOver = rest.some((each) => /^\s*max-age=(0|-)/i.test(each));
    if (isOver || !value.join("=")) cookies.delete(name.trim());
    else cookies.set(name.trim(), value.join("="));
  }

  async function open(asked, isNew = true) {
    if (isNew) history.push(asked);
    let answer = await send(asked);
    let now = asked;
    for (let count = 0; header(answer, "Location") && /^3/.test(answer.status); count++) {
      if (count === MOST_REDIRECTS) return say("The page redirects again and again.");
      const keeps = /^30[78]/.test(answer.status);
      const url = new URL(header(answer, "Location"), now.url).href;
      if (!url.startsWith(`${ORIGIN}/`)) return leave(url);
      now = keeps ? { ...now, url } : { method: "GET", url };
      answer = await send(now);
    }
    if (now !== asked) history[history.length - 1] = now;
    const { pathname, search } = new URL(now.url);
    address.elements.path.value = pathname + search;
    frame.srcdoc = `<script>${FRAME}</script>${await shown(answer)}`;
    say(`localhost:8080${pathname}: ${answer.status}`);
  }

  // What a browser makes of an answer.
  async function shown({ type, body, url }) {
    if (/^text\/html/.test(type)) return withFiles(new TextDecoder().decode(body), url);
    if (/^image\//.test(type)) return `<img alt="" src="${await dataUrl(body, type)}">`;
    if (/^(text\/|application\/(json|javascript))/.test(type)) {
      const text = document.createElement("pre");
      text.textContent = new TextDecoder().decode(body);
      text.style = "white-space: pre-wrap; overflow-wrap: break-word";
      return text.outerHTML;
    }
    return `<p>A browser would download this file of ${body.length} bytes.</p>`;
  }

  // Puts the site's own style sheets, scripts and pictures into the page.
  async function withFiles(html, url) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const links = page.querySelectorAll('link[rel~="stylesheet"][href], img[src], script[src]');
    const own = [...links].filter((each) => target(each, url).startsWith(`${ORIGIN}/`));
    if (!own.length) return html;
    await Promise.all(own.map((each) => putIn(each, url)));
    return page.documentElement.outerHTML;
  }

  const target = (element, url) =>
    URL.parse(element.getAttribute(element.localName === "link" ? "href" : "src"), url)?.href ?? "";

  async function putIn(element, url) {
    const answer = await send({ method: "GET", url: target(element, url) }, false);
    const isSheet = element.localName === "link";
    if (!/^200/.test(answer.status) || (isSheet && !/^text\/css/.test(answer.type))) return;
    if (!isSheet) return element.setAttribute("src", await dataUrl(answer.body, answer.type));
    const style = document.createElement("style");
    style.textContent = new TextDecoder().decode(answer.body);
    element.replaceWith(style);
  }

  function leave(url) {
    say(`The page links to ${url}, which is elsewhere.`);
  }

  async function follow({ url, method = "GET", fields = [], hasFiles }) {
    const here = history.at(-1)?.url ?? `${ORIGIN}/`;
    const to = URL.parse(url, here);
    if (!to || to.origin !== ORIGIN) return leave(to?.href ?? url);
    if (method !== "POST") {
      if (fields.length) to.search = new URLSearchParams(fields.map(([k, v]) => [k, v.name ?? v]));
      return open({ method: "GET", url: to.href });
    }
    const form = hasFiles ? new FormData() : new URLSearchParams();
    for (const [name, value] of fields) form.append(name, hasFiles ? value : (value.name ?? value));
    const request = new Request(ORIGIN, { method, body: form });
    const body = new Uint8Array(await request.arrayBuffer());
    return open({ method, url: to.href, body, type: request.headers.get("Content-Type") });
  }

  addEventListener("message", ({ source, data }) => {
    if (source === frame.contentWindow) follow(data);
  });
  address.addEventListener("submit", (event) => {
    event.preventDefault();
    const path = address.elements.path.value;
    const isSame = history.length && path === pathOf(history.at(-1).url);
    if (isSame) reload();
    else follow({ url: path.startsWith("/") ? path : `/${path}` });
  });
  const pathOf = (url) => url.slice(ORIGIN.length);
  const reload = () => (history.length ? open(history.at(-1), false) : follow({ url: "/" }));
  const back = () => {
    if (history.length > 1) history.pop();
    return reload();
  };
  return { follow, reload, back };
}

function header({ headers }, wanted) {
  return headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1] ?? "";
}

function dataUrl(bytes, type) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}
