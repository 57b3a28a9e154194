"""The error page's HTML and CSS, which need no other file."""

# The colours are those of first_app/static/style.css.
STYLE = """
:root { color-scheme: light dark; --desk: #f1ece3; --paper: #fffdf8; --ink: #25221e;
  --panel: #f4efe6; --accent: #0b5c66; --problem: #a3231b; --mark: #f7dcd8; }
@media (prefers-color-scheme: dark) { :root { --desk: #121415; --paper: #1b1e1f;
  --ink: #ebe8e2; --panel: #25292a; --accent: #7fd0d8; --problem: #ff9d92;
  --mark: #4a2a28; } }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--desk);
  color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif;
  overflow-wrap: anywhere; }
main { padding: clamp(1.25rem, 4vw, 2rem); border-radius: 0.75rem;
  background: var(--paper); box-shadow: 0 1px 4px rgb(0 0 0 / 15%); }
h1 { margin: 0; color: var(--problem); font-size: 1.375rem; line-height: 1.4; }
h2 { margin: 1.5rem 0 0; font-size: 1rem; }
pre, code { font: 0.9375rem/1.5 ui-monospace, monospace; }
@media (max-width: 30rem) { pre { font-size: 0.8125rem; } }
pre { margin: 0.5rem 0; padding: 0.75rem 0; border-radius: 0.375rem;
  background: var(--panel); white-space: pre-wrap; }
.line { display: inline-block; box-sizing: border-box; width: 100%;
  padding: 0 0.75rem 0 calc(0.25rem + 8ch); text-indent: -8ch; word-break: break-all; }
mark { background: var(--mark); color: inherit; }
u { color: var(--problem); font-weight: bold; text-decoration: underline 2px;
  text-underline-offset: 3px; text-decoration-skip-ink: none; }
.values { background: none; padding: 0 0.75rem; }
details { margin-top: 1.5rem; }
details pre { padding: 0.75rem; user-select: all; }
summary { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
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
<h1>{message}</h1>
{hint}{rest}
</main>
</body>
</html>
"""
