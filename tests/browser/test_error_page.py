"""The local server's error page: it shows the corrected line, and reloads by itself."""

import pytest

from tests.support.processes import wait_for
from tests.support.project import STEPS
from tests.support.servers import ask, local, serving

PRINTS = """\
print "Content-Type: text/plain"
print ""
print "Congratulations, it's a web app!"
"""


@pytest.fixture
def served(start, tmp_path):
    """Serve a step's file with a mistake: gives the file, its text, and the address."""

    def served(step, right, wrong):
        folder = tmp_path / "app"
        folder.mkdir()
        for file in STEPS[step].glob("*.[py]*"):
            (folder / file.name).write_bytes(file.read_bytes())
        (file,) = folder.glob("*.py")
        text = file.read_text()
        assert right in text
        file.write_text(text.replace(right, wrong))
        return file, text, f"http://localhost:{start(local(folder)).port}"

    return served


def test_the_corrected_line_is_shown_and_a_save_shows_the_page(visitor, served):
    file, text, url = served("temperature", "float(", "flaot(")
    page = visitor()
    page.goto(f"{url}/?cel_temp=30")
    assert page.locator("strong").inner_text() == "Did you mean float?"
    assert page.locator("h1").inner_text() == "NameError: name 'flaot' is not defined"
    assert page.locator("ins").inner_text() == (
        "+         far_temp = float(cel_temp) * 9 / 5 + 32"
    )
    file.write_text(text)
    page.get_by_text("Fahrenheit temperature: 86.0").wait_for()


def test_three_mistakes_of_a_kind_are_corrected_at_once(visitor, served):
    right = (STEPS["hello_print"] / "hello.py").read_text()
    _, _, url = served("hello_print", right, PRINTS)
    port = int(url.rpartition(":")[2])
    wait_for(lambda: "<ins>" in ask(port, "GET", "/").text, seconds=90)
    page = visitor()
    page.goto(url)
    assert page.locator("del").count() == page.locator("ins").count() == 3


@pytest.fixture(scope="module")
def misspelt(tmp_path_factory):
    """The address of a page with a misspelt name, for all that only look at it."""
    folder = tmp_path_factory.mktemp("app")
    for name in ("app.yaml", "temperature.py"):
        text = (STEPS["temperature"] / name).read_text()
        (folder / name).write_text(text.replace("float(", "flaot("))
    with serving(local(folder)) as server:
        yield f"http://localhost:{server.port}/?cel_temp=30"


def test_a_copied_correction_can_be_pasted(visitor, misspelt):
    page = visitor(permissions=["clipboard-read", "clipboard-write"])
    page.goto(misspelt)
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "        far_temp = float(cel_temp) * 9 / 5 + 32"
    )


def test_a_form_is_sent_again_only_if_you_say_so(visitor, served):
    file, text, url = served("welcome_escaped", "html.escape(", "html.esacpe(")
    page = visitor()
    page.goto(url)
    page.locator("[name=my_name]").fill("Ann")
    page.get_by_role("button", name="Sign In").click()
    file.write_text(text)
    page.get_by_role("button", name="Send the form again").click()
    page.get_by_text("Hi there, Ann!").wait_for()


def test_a_page_that_is_not_there_says_why_to_you_alone(visitor, served, start):
    _, _, url = served(
        "welcome_form", '("/welcome", Greeting)', '("/welcom", Greeting)'
    )
    page = visitor()
    page.goto(url)
    page.locator("[name=my_name]").fill("Ann")
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name="Sign In").click()
    assert navigation.value.status == 404
    assert "/welcome" in page.locator("h1").inner_text()
    assert "Online, visitors see: 404 Not Found." in page.inner_text("main")


def test_without_scripts_all_is_there(visitor, misspelt):
    page = visitor(java_script_enabled=False)
    page.goto(misspelt)
    while not page.locator(
        "ins"
    ).count():  # on a busy machine it takes more than a second
        page.reload()
    assert page.get_by_text("Save the file, then reload this page.").is_visible()
    assert page.locator("button").filter(visible=True).count() == 0


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_the_marked_line_can_be_read_in_forced_colours(visitor, misspelt, color_scheme):
    page = visitor(forced_colors="active", color_scheme=color_scheme)
    page.goto(misspelt)
    style = "getComputedStyle(document.querySelector('main > pre mark'))"
    colours = page.evaluate(f"[{style}.color, {style}.backgroundColor]")
    assert colours[0] != colours[1]


def test_an_error_is_printed_in_dark_letters(visitor, misspelt):
    page = visitor(color_scheme="dark")
    page.goto(misspelt)
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.evaluate("getComputedStyle(document.body).color")
    assert colour == "rgb(37, 34, 30)"
    assert page.locator("summary, button").filter(visible=True).count() == 0


def test_a_wrong_app_yaml_is_shown_and_a_save_shows_the_page(visitor, served):
    file, _, url = served("hello_wsgi", "routes = ", "routes = ")
    app_yaml = file.with_name("app.yaml")
    right = app_yaml.read_text()
    app_yaml.write_text(right.replace("  script", "script"))
    page = visitor()
    page.goto(url)
    assert "isn't indented" in page.locator("h1").inner_text()
    app_yaml.write_text(right)
    wait_for(lambda: "Congratulations" in page.inner_text("body"))
