"""The error page, the console, check.py and appcfg.py say the same of a mistake."""

import json

import pytest

from companion.checking.command import check
from companion.deploy.command import run

ROUTES = 'routes = [("/", MainPage)]'
SCRIPT = "  script: hello.my_app"
MISTAKES = {
    "script not indented": ("app.yaml", SCRIPT, SCRIPT.lstrip()),
    "a file for the script": ("app.yaml", "hello.my_app", "helo.my_app"),
    "another app": ("app.yaml", "hello.my_app", "hello.my_ap"),
    "no handlers": ("app.yaml", "handlers:\n", ""),
    "a key misspelt": ("app.yaml", "runtime", "runtim"),
    "a folder for the script": ("app.yaml", SCRIPT, "  script: static"),
    "a name": ("hello.py", ROUTES, ROUTES.replace("MainPage", "MainPag")),
    "a module": ("hello.py", "import webapp2", "import webap2"),
    "no app": ("hello.py", "my_app = ", "application_ = "),
    "print": ("hello.py", ROUTES, f'print "hi"\n{ROUTES}'),
}


@pytest.mark.parametrize(
    ("name", "before", "after"), MISTAKES.values(), ids=MISTAKES.keys()
)
def test_a_mistake_gets_one_hint(folder, serve, caplog, run_here, name, before, after):
    (folder / "static").mkdir()
    path = folder / name
    text = path.read_text().replace("'", '"')
    assert before in text
    path.write_text(text.replace(before, after))

    page = serve(folder).get("/", status=500).html.strong.text
    checked = run_here(check, "check.py", folder, "--json").stdout
    found = next(row for row in json.loads(checked) if row["status"] == "failed")
    hint = page[0].lower() + page[1:]
    assert hint in caplog.text.replace("`", "")
    if found["hint"]:  # the change that was tried may say something else
        assert hint == found["hint"].replace("`", "")
    else:
        assert found["edits"][0]["after"]
    words = ("-A", "my-project", "--dry_run", "update", folder)
    refused = run_here(run, "appcfg.py", *words)
    assert refused.returncode == 2
    assert f"; {hint}" in refused.stderr.replace("`", "")
    assert found["got"] in refused.stderr.replace("script hello.my_app: ", "")
