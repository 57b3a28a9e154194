"""The error page's HTML, CSS and script, which need no other file."""

# The colours are those of first_app/static/style.css.
STYLE = """
:root { color-scheme: light dark; --desk: #f1ece3; --paper: #fffdf8; --ink: #25221e;
  --panel: #f4efe6; --accent: #0b5c66; --problem: #a3231b; --mark: #f7dcd8;
  --right: #1d5f2b; --new: #dcefdb; }
@media screen and (prefers-color-scheme: dark) { :root { --desk: #121415;
  --paper: #1b1e1f; --ink: #ebe8e2; --panel: #25292a; --accent: #7fd0d8;
  --problem: #ff9d92; --mark: #4a2a28; --right: #9bd68f; --new: #22392a; } }
@media print { :root { color-scheme: light; }
  details, button, #next { display: none; } }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--desk);
  color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif;
  overflow-wrap: anywhere; }
main { padding: clamp(1.25rem, 4vw, 2rem); border-radius: 0.75rem;
  background: var(--paper); box-shadow: 0 1px 4px rgb(0 0 0 / 15%); }
p:has(strong) { margin: 0 0 0.5rem; font-size: 1.375rem; line-height: 1.4; }
h1 { margin: 0; color: var(--problem); font-size: 1.375rem; line-height: 1.4; }
h1.small { font-size: 1.0625rem; }
h2 { margin: 1.5rem 0 0; font-size: 1rem; }
pre, code { font: 0.9375rem/1.5 ui-monospace, monospace; }
@media (max-width: 30rem) { pre { font-size: 0.8125rem; } }
pre { margin: 0.5rem 0; padding: 0.75rem; border-radius: 0.375rem;
  background: var(--panel); white-space: pre-wrap; }
pre:has(.line) { padding: 0.75rem 0; }
.line { display: inline-block; box-sizing: border-box; width: 100%;
  padding: 0 0.75rem 0 calc(0.25rem + 8ch); text-indent: -8ch; position: relative; }
mark { background: none; color: inherit; }
details mark { font-weight: bold; }
main > pre mark { background: var(--mark); box-shadow: inset 4px 0 var(--problem); }
main > pre mark::before { content: ">"; position: absolute; left: calc(8ch + 0.25rem);
  color: var(--problem); font-weight: bold; }
strong code { font-size: 1em; }
u { color: var(--problem); font-weight: bold; text-decoration: underline 2px;
  text-underline-offset: 3px; text-decoration-skip-ink: none; }
del, ins { display: inline-block; width: 100%; text-decoration: none; }
del { color: var(--problem); }
ins { background: var(--new); color: var(--right); font-weight: bold; }
.values { background: none; padding: 0 0.75rem; }
#next { font-weight: bold; }
details { margin-top: 1rem; }
#everything { white-space: pre; overflow-x: auto; }
summary { cursor: pointer; }
button { padding: 0.25rem 0.75rem; border: 1px solid var(--accent);
  border-radius: 0.375rem; background: none; color: var(--accent); font: inherit;
  cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) {
  main > pre mark { forced-color-adjust: none; background: Mark; color: MarkText; }
  main > pre mark::before, main > pre u { color: MarkText; } }
"""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{message}</title>
<style>{style}</style>
</head>
<body>
<main>
{hint}<h1{small}>{message}</h1>
{rest}
</main>
{script}</body>
</html>
"""

# Asks whether a file was saved, or the corrected line found, and then loads the page
# again, or offers to, if that would send a form again. Shows the buttons, which do
# nothing without a script.
SCRIPT = """<script nonce="{nonce}">
const next = document.getElementById("next");
next.setAttribute("role", "status");
next.textContent = "Save the file. This page reloads by itself.";
async function look() {{
  try {{
    const answer = await fetch("/_ah/saved?version={version}");
    const news = answer.ok ? await answer.text() : "";
    if (news && {repeats}) return location.reload();
    if (news === "saved") {{
      const again = document.createElement("button");
      again.textContent = "Send the form again";
      again.onclick = () => location.reload();
      return next.replaceChildren("Saved. ", again);
    }}
  }} catch {{ /* the server is starting again */ }}
  setTimeout(look, 400);
}}
look();
for (const button of document.querySelectorAll("button[hidden]")) {{
  button.hidden = false;
  button.onclick = async () => {{
    const {{ copies, text }} = button.dataset;
    const copied = copies ? document.querySelector(copies).textContent : text;
    await navigator.clipboard.writeText(copied);
    button.textContent = "Copied";
  }};
}}
</script>
"""
