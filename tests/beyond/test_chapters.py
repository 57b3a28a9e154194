"""The chapters beyond the tutorial lead to what their folders have."""

import re
import shutil
import signal
from pathlib import PurePosixPath

import pytest
from webtest import TestApp

from tests.support.commands import type_command
from tests.support.project import BEYOND, ROOT, STEPS, WORDS
from tests.support.servers import FORM, local

FOLDERS = [BEYOND / "1_templates", BEYOND / "2_poem_book"]
LISTING = re.compile(r"```(?:python|yaml|html)\n(.*?)```", re.DOTALL)


def texts(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.suffix in (".py", ".yaml", ".html", ".css")
    }


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def chapter(request):
    return request.param


def test_each_listing_is_in_a_file(chapter):
    listings = LISTING.findall((chapter / "README.md").read_text())
    assert len(listings) >= 3
    for listing in listings:
        assert any(listing in text for text in texts(chapter).values()), listing


def test_whoever_types_the_listings_has_typed_all_that_is_new(chapter):
    """Line by line: what the folder has and the one before it had not."""
    before = FOLDERS[0] if chapter == FOLDERS[1] else STEPS["poem_css"]
    known = set("".join(texts(before).values()).splitlines())
    typed = set(
        "".join(LISTING.findall((chapter / "README.md").read_text())).splitlines()
    )
    for name, text in texts(chapter).items():
        new = set(text.splitlines()) - known - typed
        assert not new or PurePosixPath(name).suffix == ".css", new


def test_the_check_takes_it_for_the_last_page(chapter):
    section = (chapter / "README.md").read_text().partition("## Check it")[2]
    says = re.search(r"```text\n(.*?)```", section, re.DOTALL)[1]
    done = type_command(ROOT / "check.py", chapter)
    assert done.stdout.startswith(says)


def test_the_template_escapes_what_is_typed(serve):
    app = serve(FOLDERS[0])
    form = app.get("/").form
    for name in WORDS:
        form[name] = f'<b>"{name}'
    page = form.submit()
    assert page.form["nouns"].value == '<b>"nouns'
    assert not page.html.b
    assert "at least three nouns" in page.html.pre.text


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("name.capitalize()", "name.capitalise()", "templates/poem.html, line 16"),
        ("{% endfor %}", "{% endfro %}", "templates/poem.html, line 19"),
        ("{{ poem }}", "{{ poem", "templates/poem.html, line 22"),
    ],
)
def test_a_mistake_in_a_template_is_shown_there(serve, tmp_path, right, wrong, told):
    folder = shutil.copytree(FOLDERS[0], tmp_path / "folder")
    file = folder / "templates/poem.html"
    file.write_text(file.read_text().replace(right, wrong))
    page = serve(folder).get("/", status=500).html
    assert page.h2.text.startswith(told)


def test_a_template_that_is_named_from_the_folder_is_shown_too(
    serve, tmp_path, monkeypatch
):
    folder = shutil.copytree(FOLDERS[0], tmp_path / "folder")
    code = (folder / "poem.py").read_text()
    path = 'os.path.join(os.path.dirname(__file__), "templates")'
    (folder / "poem.py").write_text(code.replace(path, '"templates"'))
    file = folder / "templates/poem.html"
    file.write_text(file.read_text().replace("capitalize", "capitalise"))
    monkeypatch.chdir(folder)
    page = serve(folder).get("/", status=500).html
    assert page.h2.text.startswith("templates/poem.html, line 16")


def test_a_template_that_is_misspelt_gets_its_name(serve, tmp_path):
    folder = shutil.copytree(FOLDERS[0], tmp_path / "folder")
    (folder / "templates/poem.html").rename(folder / "templates/poems.html")
    page = serve(folder).get("/", status=500).html
    assert page.strong.text == "Did you mean poems.html?"


def test_what_a_template_doesnt_escape_is_named_in_the_template(tmp_path):
    folder = shutil.copytree(FOLDERS[0], tmp_path / "folder")
    code = (folder / "poem.py").read_text()
    (folder / "poem.py").write_text(code.replace("autoescape=True", "autoescape=False"))
    done = type_command(ROOT / "check.py", folder)
    assert "write `| e` after it" in done.stdout


def sign_in(page, email):
    form = page.click("Sign in to keep poems").form
    form["email"] = email
    return form.submit().follow()


def write_poem(app):
    form = app.get("/").form
    for name, words in WORDS.items():
        form[name] = words
    return form.submit()


def test_two_visitors_keep_their_own_poems(serve):
    ann = serve(FOLDERS[1])
    bob = TestApp(ann.app)
    for app, email in ((ann, "ann@example.com"), (bob, "bob@example.com")):
        page = sign_in(write_poem(app), email)
        poem = page.html.pre.text
        book = page.forms[1].submit().follow()
        assert [pre.text for pre in book.html("pre")] == [poem]
        assert f"{email} is signed in" in book.text
    for number in range(11):
        ann.post("/keep", {"poem": f"<b>{number}"})
    kept = [pre.text for pre in ann.get("/book").html("pre")]
    assert kept == [f"<b>{number}" for number in range(10, 0, -1)]
    assert len(bob.get("/book").html("pre")) == 1
    page = bob.get("/book").click("Sign out").follow()
    assert "Sign in to keep poems" in page.text


def test_whoever_isnt_signed_in_keeps_nothing(serve):
    app = serve(FOLDERS[1])
    for answer in (app.post("/keep", {"poem": "mine"}), app.get("/book")):
        assert "/_ah/login" in answer.location
    page = sign_in(app.get("/"), "ann@example.com").click("Your poems")
    assert "You haven't kept any poem yet." in page.text


@pytest.mark.posix
def test_poems_stay_when_the_server_is_killed(start, tmp_path):
    folder = tmp_path / "poem_book"
    shutil.copytree(FOLDERS[1], folder)
    program = local(folder, "--datastore_path", tmp_path / "data.sqlite")
    server = start(program)
    target = "/_ah/login?continue=/book"
    answer = server.get(target, "POST", body="email=ann@example.com", headers=FORM)
    cookie = answer.getheader("Set-Cookie").partition(";")[0]
    headers = {**FORM, "Cookie": cookie}
    server.get("/keep", "POST", body="poem=owl", headers=headers)
    server.stop(signal.SIGKILL)
    assert "<pre>owl</pre>" in start(program).get("/book", headers=headers).text
