"""The chapters are carried out from the first to the last, in an empty folder."""

import re
import shutil
from urllib.parse import urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.support.commands import type_command
from tests.support.project import ROOT, STEPS
from tests.support.servers import local

CHAPTERS = {
    name: (folder / "README.md").read_text(encoding="utf-8")
    for name, folder in STEPS.items()
    if name != "finished"
}
ONLINE = (ROOT / "steps/going_online.md").read_text(encoding="utf-8")
COMMAND = re.compile(
    r"```sh\npython ([^\n]*)\n```(?:\n\n```text\n(.*?)```)?", re.DOTALL
)
LISTING = re.compile(
    r"\*([\w/]+\.\w+)\*[^*]*:\n\n```(?:python|yaml|css)\n(.*?)```", re.DOTALL
)
SOLUTION = re.compile(r"One solution: \[(.*)\]")
ACTION = re.compile(
    r"[Oo]pen http://localhost:8080(?P<path>/[^\s`]*?)[.,]?\s"
    r"|\| (?P<label>\w+) \| `(?P<words>.*)` \|"
    r"|Type `(?P<typed>.*?)`\sand\spress\s\*\*(?P<button>.*?)\*\*"
    r"|Press \*\*(?P<press>.*?)\*\*"
    r"|You\ssee(?P<shape>[^:]*):\n\n(?P<seen>(?:>.*\n)+)"
)


def section(chapter, title):
    return chapter.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapters_listings_are_the_steps_files(name):
    chapter = CHAPTERS[name]
    folder = STEPS[name]
    listed = dict(LISTING.findall(chapter))
    for file, text in listed.items():
        assert text == (folder / file).read_text(encoding="utf-8"), file
    code = {path.name for path in folder.glob("*.py")}
    assert code <= {*listed, *SOLUTION.findall(chapter)}


class Reader:
    """Reads chapters, and does what they say in a folder of its own."""

    def __init__(self, web_apps, start):
        self.web_apps = web_apps
        self.folder = web_apps / "my_first_app"
        self.start = start
        self.server = None

    def follow(self, name):
        chapter = CHAPTERS[name]
        for file in SOLUTION.findall(chapter):
            shutil.copy(STEPS[name] / file, self.folder / file)
        for file, text in LISTING.findall(chapter):
            (self.folder / file).parent.mkdir(exist_ok=True)
            (self.folder / file).write_text(text, encoding="utf-8")
        self.server = self.server or self.start(local(self.folder))
        self.look(section(chapter, "Look at it"))
        assert self.commands(section(chapter, "Run it")) == [
            "dev_appserver.py my_first_app"
        ]
        assert self.type(section(chapter, "Check it")) == 0

    def commands(self, text):
        return [command for command, _ in COMMAND.findall(text)]

    def type(self, text):
        """Type the one command, see that it prints the text below, give its status."""
        ((command, says),) = COMMAND.findall(text)
        script, *words = command.split()
        done = type_command(ROOT / script, *words, cwd=self.web_apps)
        for line in says.splitlines():
            assert line in done.stdout.splitlines()
        return done.returncode

    def look(self, text):
        """Open pages, fill in forms, and see what the text says."""
        actions = list(ACTION.finditer(text))
        assert actions[-1]["seen"] or actions[-1]["path"] == "/"
        for action in actions:
            if action["path"]:
                self.open(action["path"])
            elif action["label"]:
                name = action["label"].lower()
                assert self.form_page.find("input", attrs={"name": name})
                self.fields[name] = action["words"]
            elif action["typed"]:
                (name,) = [
                    one["name"] for one in self.form_page.find_all("input", type="text")
                ]
                self.send({name: action["typed"]}, action["button"])
            elif action["press"]:
                self.send(self.fields, action["press"])
            else:
                seen = re.sub("^> ?", "", action["seen"], flags=re.MULTILINE)
                self.see(" ".join(seen.split()), is_shape=bool(action["shape"].strip()))

    def open(self, path, *arguments, **options):
        self.page = BeautifulSoup(
            self.server.get(path, *arguments, **options).text, "html.parser"
        )
        if self.page.form:  # to go back to
            self.form_page = self.page
        self.fields = {}

    def send(self, fields, button):
        form = self.form_page.form
        assert form.find("input", type="submit")["value"] == button
        data = urlencode(fields)
        if form["method"] == "get":
            self.open(f"{urlsplit(form['action']).path}?{data}")
        else:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            self.open(form["action"], "POST", body=data, headers=headers)

    def see(self, words, is_shape):
        text = " ".join(self.page.get_text().split())
        if is_shape:
            assert re.search(re.sub(r"\w+", r"\\w+", words), text)
        else:
            assert words in text


def test_the_chapters_lead_from_an_empty_folder_to_the_poem(tmp_path, start):
    reader = Reader(tmp_path, start)
    reader.folder.mkdir()
    for name in CHAPTERS:
        reader.follow(name)
    assert reader.type(section(ONLINE, "See what would go online")) == 0


def test_the_lesson_on_tests_ends_with_tests_that_pass(tmp_path):
    shutil.copytree(STEPS["temperature"], tmp_path / "my_first_app")
    lesson = (ROOT / "steps/testing_your_pages.md").read_text(encoding="utf-8")
    ((file, text),) = LISTING.findall(lesson)
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(text, encoding="utf-8")
    *_, (command, _) = COMMAND.findall(lesson)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    done = type_command(*command.split(), cwd=tmp_path)
    assert "2 passed" in done.stdout


def test_each_chapter_leads_to_the_next(tmp_path):
    pages = [f"{STEPS[name].name}/README.md" for name in CHAPTERS]
    for page, following in zip(pages, [*pages[1:], "going_online.md"], strict=True):
        last = (ROOT / "steps" / page).read_text(encoding="utf-8").splitlines()[-1]
        assert last.startswith("Next: ") and last.endswith(f"](../{following})")
