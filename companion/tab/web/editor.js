// The editor: CodeMirror. It closes no quotation marks and completes no names: the reader
// types what the chapter says.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { insertNewlineAndIndent, insertNewlineKeepIndent } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, bracketMatching, indentUnit } from "@codemirror/language";
import { syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The colours are style.css's, which has them for light and dark.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.propertyName], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--right)" },
  { tag: tags.comment, color: "var(--faint)" },
]);

// A new line is indented like the one before, and more after a colon, as of `def`.
function newLine(view) {
  const { head } = view.state.selection.main;
  const opens = /^\s*(class|def|if|for|try|while|with|el|ex|fin).*:\s*$/;
  const line = view.state.doc.lineAt(head);
  const text = line.text.slice(0, head - line.from);
  return (opens.test(text) ? insertNewlineAndIndent : insertNewlineKeepIndent)(view);
}

function extensions(name, onType) {
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    // Escape, then Tab, leaves the editor.
    keymap.of([{ key: "Enter", run: newLine }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
    indentUnit.of(name.endsWith(".py") ? "    " : "  "),
    syntaxHighlighting(colours),
    name.endsWith(".py") ? python() : /\.ya?ml$/.test(name) ? yaml() : [],
    EditorView.contentAttributes.of({ "aria-label": name, tabindex: "0" }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onType(name, state.doc.toString());
    }),
  ];
}

export function makeEditor(parent, onType) {
  const view = new EditorView({ parent });
  const states = new Map(); // of the files that aren't shown, each with its own history
  let shown = "";
  return {
    show(name, text) {
      if (name === shown && view.state.doc.toString() === text) return;
      states.set(shown, view.state);
      shown = name;
      const before = states.get(name);
      const isSame = before?.doc.toString() === text;
      view.setState(
        isSame ? before : EditorState.create({ doc: text, extensions: extensions(name, onType) }),
      );
    },
    goTo(line) {
      const { doc } = view.state;
      const anchor = doc.line(Math.min(line, doc.lines)).from;
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
  };
}
