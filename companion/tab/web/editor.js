// The editor: CodeMirror, which keeps each file's own history of changes.

import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { EditorView, basicSetup } from "codemirror";

const LANGUAGES = { py: python, yaml, yml: yaml };

// The colours are style.css's, which has them for light and dark.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.propertyName], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--right)" },
  { tag: tags.comment, color: "var(--faint)" },
]);

export function makeEditor(parent, onType) {
  const view = new EditorView({ parent });
  const states = new Map();
  let open = "";
  const stateOf = (name, text) =>
    EditorState.create({
      doc: text,
      extensions: [
        basicSetup,
        keymap.of([indentWithTab]), // Escape, then Tab, leaves the editor
        indentUnit.of(name.endsWith(".py") ? "    " : "  "),
        syntaxHighlighting(colours),
        LANGUAGES[name.split(".").pop()]?.() ?? [],
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": name || "No file is open" }),
        EditorState.readOnly.of(!name),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onType(name, view.state.doc.toString());
        }),
      ],
    });
  return {
    show(name, text) {
      states.set(open, view.state);
      open = name;
      const kept = states.get(name);
      view.setState(kept?.doc.toString() === text ? kept : stateOf(name, text));
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(line, view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
  };
}
