// Shows what Python prints for a terminal: its colours, and places in files as buttons.

const STYLES = { 1: "bold", 2: "faint", 31: "wrong", 32: "right", 33: "warning" };
const PLACES = /([\w./-]+\.(?:py|yaml|css|html)), line (\d+)|steps\/(\d+)_\w+/g;

// onPlace is called with a file's name and the line.
export function printed(text, onPlace) {
  const nodes = [];
  for (const part of text.split(/(?=\x1b\[)/)) {
    const [, code, rest] = part.match(/^(?:\x1b\[(\d+)m)?([^]*)$/);
    const span = document.createElement("span");
    span.className = STYLES[code] ?? "";
    span.append(...withPlaces(rest, onPlace));
    nodes.push(span);
  }
  return nodes;
}

function withPlaces(text, onPlace) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(PLACES)) {
    const [whole, file, line, step] = found;
    nodes.push(text.slice(end, found.index));
    end = found.index + whole.length;
    const place = document.createElement(file ? "button" : "a");
    place.textContent = whole;
    if (file) place.onclick = () => onPlace(file, Number(line));
    else Object.assign(place, { href: `#${step}`, target: "_blank" });
    nodes.push(place);
  }
  return [...nodes, text.slice(end)];
}
