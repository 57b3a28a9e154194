"""The tutorial, typed in the tab: from a file, and from a static host."""

import subprocess
import sys
import zipfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import BRIEF, LOADED, OF_COLOURS, TAGS
from tests.support.project import ROOT, STEPS
from tests.tab.conftest import LONGEST

LISTINGS = {
    name: {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".yaml", ".css")
    }
    for name, folder in STEPS.items()
}


def write_step(tab, name):
    for file, text in LISTINGS[name].items():
        tab.write(file, text)
    tab.save()


def test_the_tutorial_is_typed_from_its_first_listing_to_the_style_sheet(tab, hosted):
    tab = tab(hosted)  # all other tests open the file
    tab.page.get_by_role("combobox", name="New file").fill("hello.py")
    tab.page.keyboard.press("Enter")
    for line in LISTINGS["hello_print"]["hello.py"].splitlines()[1:]:
        tab.page.keyboard.type(line)
        tab.page.keyboard.press("Enter")
    tab.write("app.yaml", LISTINGS["hello_print"]["app.yaml"])
    tab.save()
    tab.shows("Congratulations, it's a web app!")
    tab.says("4 of 4 checks passed")

    write_step(tab, "welcome_escaped")
    tab.says("6 of 6 checks passed")
    tab.shows("")
    tab.site.locator("[name=my_name]").fill("<b>Zoë</b>")
    tab.site.get_by_role("button", name="Sign In").click()
    tab.shows("Hi there, <b>Zoë</b>!")
    assert tab.page.locator("#address [name=path]").input_value() == "/welcome"
    tab.page.get_by_role("button", name="Back").click()
    expect(tab.site.locator("[name=my_name]")).to_be_visible()

    write_step(tab, "temperature")
    tab.says("7 of 7 checks passed")
    tab.site.locator("[name=cel_temp]").fill("30")
    tab.site.get_by_role("button", name="Convert").click()
    tab.shows("86.0")
    path = tab.page.locator("#address [name=path]")
    expect(path).to_have_value("/?cel_temp=30")

    write_step(tab, "poem_css")
    tab.says("checks passed")
    tab.says("Congratulations!")
    colour = tab.site.evaluate("body => getComputedStyle(body).backgroundColor")
    assert colour == "rgb(251, 250, 247)"
    for field in ("nouns", "verbs", "adjectives", "prepositions"):
        tab.site.locator(f"[name={field}]").fill("owl, river, teapot")
    tab.site.locator("[name=adverbs]").fill("softly")
    tab.site.get_by_role("button", name="Create").click()
    tab.shows("softly, the")


def test_a_browser_that_cannot_run_python_says_so(browser, file_url):
    page = browser.new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(file_url)
    expect(page.get_by_role("status")).to_contain_text("Use a current Chrome")
    expect(page.locator("article")).to_contain_text("Congratulations")


def test_an_error_is_shown_with_its_line_and_the_change(step_2):
    tab = step_2
    tab.edit("hello.py", "(routes,", "(routes")
    tab.shows("SyntaxError")
    tab.says("+ my_app = webapp2.WSGIApplication(routes, debug=True)")
    tab.checked.get_by_role("button", name="hello.py, line 12").click()
    expect(tab.page.locator(".cm-content")).to_be_focused()
    tab.edit("hello.py", "(routes", "(routes,")
    tab.shows("Congratulations")
    tab.says("4 of 4 checks passed")


def test_a_page_that_never_ends_is_told_and_all_goes_on(step_2):
    tab = step_2
    right = 'self.response.headers["Content-Type"] = "text/plain"'
    before = right
    for code, page, check in (
        ("while True:\n            pass", "hello.py, line 7, in get", "+ "),
        # What never returns can't say in which line it is.
        ("__import__('time').sleep(99)", "took more than 5 seconds", "3 seconds"),
        ("__import__('os')._exit(3)", "Python exited with status 3", "status 3"),
        (right, "Congratulations", "4 of 4 checks passed"),
    ):
        tab.edit("hello.py", before, code)
        tab.shows(page)
        tab.says(check)
        before = code


def test_what_was_typed_is_there_after_the_page_is_loaded_again(step_2):
    tab = step_2
    tab.edit("hello.py", "Congratulations", "Hooray")
    tab.shows("Hooray")
    tab.page.wait_for_timeout(500)  # it has loaded
    tab.write("hello.py", "print('typed <b>")
    # As if the page's script ran for ever: the browser was ended before it had loaded.
    tab.page.evaluate(
        """key => {
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, isShowing: true }));
        }""",
        tab.key,
    )
    tab.page.reload()
    expect(tab.page.locator(".cm-content")).to_have_text("print('typed <b>")
    unsaved = tab.page.get_by_role("button", name="hello.py, not saved")
    expect(unsaved).to_be_visible()
    # It isn't run again by itself.
    expect(tab.status).to_contain_text("kept the browser busy", timeout=LONGEST)
    expect(tab.site).to_be_empty()
    tab.visit("/")
    tab.shows("Hooray")  # what was saved


def test_the_folder_is_downloaded_checked_by_check_py_and_opened_again(
    step_2, tmp_path
):
    with step_2.page.expect_download() as download:
        step_2.page.get_by_role("button", name="Download").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    zipfile.ZipFile(path).extractall(tmp_path)
    command = [sys.executable, ROOT / "check.py", "my_first_app"]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "4 of 4 checks passed" in checked.stdout

    step_2.write("hello.py", "")
    step_2.page.once("dialog", lambda dialog: dialog.accept())
    step_2.page.get_by_label("Open").set_input_files(path)
    expect(step_2.page.locator(".cm-content")).to_contain_text("import webapp2")


def test_a_step_opens_beside_the_readers_own_folder(step_2, file_url):
    step_2.edit("hello.py", "Congratulations", "My own")
    for number in (6, 2):
        step_2.page.goto(f"{file_url}#{number}")
        step_2.page.reload()
        assert step_2.page.locator("#chapters").input_value() == str(number)
        names = step_2.page.locator("#names")
        expect(names).to_contain_text("temperature.py" if number == 6 else "hello.py")
    expect(step_2.page.locator(".cm-content")).to_contain_text("My own")


BROWSING = """
import webapp2


class Start(webapp2.RequestHandler):
    def get(self):
        self.response.set_cookie("seen", "yes")
        self.redirect("/end?from=start#x")


class End(webapp2.RequestHandler):
    def get(self):
        seen = self.request.cookies.get("seen", "no")
        self.response.write('<a href="/start">' + seen + "</a><p id=reached></p>")
        self.response.write('<a href="https://example.org/">elsewhere</a>')
        self.response.write('''<form method="post" enctype="multipart/form-data">
          <input type="file" name="file"><button name="b" value="1">Send</button></form>
          <script>
          try { parent.document.title } catch (error) { reached.append(error.name) }
          </script>''')

    def post(self):
        self.response.headers["Content-Type"] = "text/plain"
        self.response.write(self.request.POST["file"].file.read() + b" <b>")


my_app = webapp2.WSGIApplication([("/start", Start), ("/end", End)], debug=True)
"""


def test_links_redirects_cookies_and_files_work_as_in_a_browser(step_2):
    tab = step_2
    tab.write("hello.py", BROWSING)
    tab.save()
    tab.shows("404")
    tab.visit("/end")
    tab.site.get_by_role("link", name="no").click()
    expect(tab.site.get_by_role("link", name="yes")).to_be_visible()
    address = tab.page.locator("#address [name=path]")
    expect(address).to_have_value("/end?from=start")
    tab.shows("SecurityError")  # the reader's page can't reach the editor
    tab.site.get_by_role("link", name="elsewhere").click()
    expect(tab.status).to_contain_text("https://example.org/")
    upload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"1 < 2"}
    tab.site.locator("[name=file]").set_input_files(upload)
    tab.site.get_by_role("button", name="Send").click()
    expect(tab.site).to_have_text("1 < 2 <b>")


PANES = ["Chapter", "Files", "Page", "Check", "Console"]


def test_axe_finds_nothing(step_2):
    page = step_2.page
    step_2.edit("hello.py", "(routes,", "(routes")
    step_2.says("Tried on a copy")
    axe = Axe()
    for width, panes in ((390, PANES), (1280, [""])):
        page.set_viewport_size({"width": width, "height": 800})
        for pane in panes:
            if pane:  # one at a time
                page.get_by_role("button", name=pane, exact=True).click()
            for scheme, rules in (("light", TAGS), ("dark", OF_COLOURS)):
                page.emulate_media(color_scheme=scheme)
                found = axe.run(page, options={"runOnly": rules, **BRIEF})
                axe = LOADED
                assert found.response["passes"]
                assert found.response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_is_enough(step_2):
    keyboard = step_2.page.keyboard
    step_2.page.locator(".cm-content").focus()
    keyboard.press("Control+End")
    for line in ("def page():", 'text = """<a href="/">"""', "return text"):
        keyboard.type(line)
        keyboard.press("Enter")
    keyboard.press("Shift+Tab")
    keyboard.type("end = (1)")
    keyboard.press("Escape")
    keyboard.press("Tab")  # which leaves the editor
    save = step_2.page.get_by_role("button", name="Save", exact=True)
    expect(save).to_be_focused()
    keyboard.press("Enter")
    step_2.says("4 of 4 checks passed")
    typed = 'def page():\n    text = """<a href="/">"""\n    return text\nend = (1)'
    assert step_2.text("hello.py").endswith(typed)


def test_a_name_that_no_file_can_have_is_refused(step_2):
    page = step_2.page
    names = ("../x.py", "hello", "hello.py", "hello.py/x.py", "<b>.py", "__proto__")
    for name in names:
        page.get_by_role("combobox", name="New file").fill(name)
        page.get_by_role("button", name="New file").click()
        expect(step_2.status).to_contain_text(f"{name}: ")
        expect(page.locator("#names button")).to_have_count(2)
