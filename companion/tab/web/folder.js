// The reader's folder, kept in the browser at each key press.

// steps: the tutorial's. number: whose files to open, if they are not the reader's own.
// onTrouble: called if the browser keeps nothing.
export function openFolder(steps, number, onTrouble) {
  const key = `folder ${number || "my_first_app"}`;
  const files = steps[number - 1]?.texts;
  let kept = { texts: { ...files }, saved: { ...files } };
  const keep = () => attempt(() => localStorage.setItem(key, JSON.stringify(kept)));
  const attempt = (action) => {
    try {
      return action();
    } catch {
      onTrouble();
    }
  };
  kept = attempt(() => JSON.parse(localStorage.getItem(key))) ?? kept;
  return {
    get texts() { return kept.texts; }, // as typed
    get saved() { return kept.saved; }, // as run
    names: () => Object.keys(kept.texts).sort(),
    // The file to open first.
    first() { return this.names().find((name) => name.endsWith(".py")) ?? this.names()[0] ?? ""; },
    isSaved: (name) => kept.texts[name] === kept.saved[name],
    type(name, text) { kept.texts[name] = text; keep(); },
    save() { kept.saved = { ...kept.texts }; keep(); },
    remove(name) { delete kept.texts[name]; keep(); },
    // Whether the page's own script is still running, as one that never ends always is.
    get isShowing() { return Boolean(kept.isShowing); },
    showing(is) { kept.isShowing = is; keep(); },
    replace(texts) { kept.texts = { ...texts }; keep(); },
    // Another tab with the same folder goes on where this one is, and the other way round.
    onChange(action) {
      addEventListener("storage", ({ key: changed, newValue }) => {
        if (changed !== key || !newValue) return;
        kept = JSON.parse(newValue);
        action();
      });
    },
  };
}

// Says what is wrong with a new file's name, or returns an empty string.
export function nameProblem(name, names) {
  if (!/^([\p{L}\d_-][\p{L}\d_.-]*\/)*[\p{L}\d_-]+(\.[\p{L}\d_-]+)*\.\w+$/u.test(name)) {
    return `${name}: write a name such as hello.py or static/style.css.`;
  }
  const other = names.find((each) => `${each}/`.startsWith(`${name}/`) || name.startsWith(`${each}/`));
  return other ? `${name}: there is ${other} already.` : "";
}
