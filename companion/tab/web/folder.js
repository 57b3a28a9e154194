// The reader's folder, kept in the browser at each key press.

// A link such as tab.html#6 opens a folder of its own, with the step's files.
export const step = Number(location.hash.slice(1)) || 0;
const KEY = `folder ${step || "my_first_app"}`;

export function open(steps, onTrouble) {
  const empty = { texts: { ...steps[step - 1]?.texts }, saved: { ...steps[step - 1]?.texts } };
  let kept = empty;
  try {
    kept = JSON.parse(localStorage.getItem(KEY)) ?? empty;
  } catch {
    onTrouble();
  }
  const keep = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      onTrouble();
    }
  };
  return {
    get texts() { return kept.texts; }, // as typed
    get saved() { return kept.saved; }, // as run
    names: () => Object.keys(kept.texts).sort(),
    isSaved: (name) => kept.texts[name] === kept.saved[name],
    type(name, text) { kept.texts[name] = text; keep(); },
    save() { kept.saved = { ...kept.texts }; keep(); },
    remove(name) { delete kept.texts[name]; this.save(); },
    replace(texts) { kept = { texts: { ...texts }, saved: { ...texts } }; keep(); },
    // Another tab with the same folder goes on where this one is, and the other way round.
    onChange(action) {
      addEventListener("storage", ({ key, newValue }) => {
        if (key !== KEY || !newValue) return;
        kept = JSON.parse(newValue);
        action();
      });
    },
  };
}

// Says what is wrong with a file's name, or returns an empty string.
export function nameProblem(name, names) {
  if (names.includes(name)) return `There is a ${name} already.`;
  if (/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) return "";
  return `${name}: write a name such as hello.py or static/style.css.`;
}
