"""Each form, used as a person does: with the mouse, and with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.project import WORDS


@pytest.fixture
def page(visitor):
    return visitor()


@pytest.fixture
def focused(page):
    """What has the keyboard's focus, and so is read out by a screen reader."""
    return page.locator(":focus")


def tab_to(page, element):
    """Press Tab until the element is reached."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab does not lead there")


def type_into(page, field, text):
    tab_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def spoken(element, what="name"):
    """What a screen reader says of an element, as Chromium tells it."""
    page = element.page
    devtools = page.context.new_cdp_session(page)
    selector = (
        f"#{element.get_attribute('id')}" if element.get_attribute("id") else ":focus"
    )
    document = devtools.send("DOM.getDocument")["root"]["nodeId"]
    found = {"nodeId": document, "selector": selector}
    node = devtools.send("DOM.querySelector", found)["nodeId"]
    tree = devtools.send("Accessibility.getPartialAXTree", {"nodeId": node})
    return " ".join(tree["nodes"][0].get(what, {}).get("value", "").split())


def description(element):
    return spoken(element, "description")


def test_a_visitor_signs_in_and_is_greeted(page, site, focused):
    page.goto(site + "/greeting")
    page.get_by_label("Your name").fill("Zoë 🙂")
    page.get_by_role("button", name="Sign In").click()
    expect(focused).to_have_text("Hi there, Zoë 🙂!")
    assert spoken(focused) == "Hi there, Zoë 🙂!"
    page.get_by_role("link", name="Another name").click()
    expect(page.get_by_label("Your name")).to_have_value("")


def test_the_keyboard_alone_signs_in(page, site, focused):
    page.goto(site + "/greeting")
    type_into(page, page.get_by_label("Your name"), "Ann")
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Hi there, Ann!")
    tab_to(page, page.get_by_role("link", name="Another name"))
    page.keyboard.press("Enter")
    expect(page).to_have_title("Enter your name...")


def test_no_name_at_all_is_asked_for_before_the_form_is_sent(page, site):
    page.goto(site + "/greeting")
    page.get_by_role("button", name="Sign In").click()
    assert page.locator(":invalid:focus").get_attribute("name") == "my_name"
    expect(page).to_have_url(site + "/greeting")


def test_a_name_of_spaces_is_asked_for_at_its_field(page, site, focused):
    page.goto(site + "/greeting")
    page.get_by_label("Your name").fill("   ")
    page.keyboard.press("Enter")
    expect(focused).to_have_attribute("name", "my_name")
    expect(focused).to_have_value("   ")
    assert description(focused) == "Please type a name."
    expect(page.get_by_text("Please type a name.")).to_be_visible()


def test_a_temperature_is_converted_by_mouse(page, site, focused):
    page.goto(site + "/temperature")
    page.get_by_label("Celsius temperature:").fill("30")
    page.get_by_role("button", name="Convert").click()
    expect(focused).to_contain_text("86.0")
    assert spoken(focused) == "Fahrenheit temperature: 86.0"
    expect(page.get_by_label("Celsius temperature:")).to_have_value("30")


def test_the_keyboard_alone_converts_one_temperature_after_another(page, site, focused):
    page.goto(site + "/temperature")
    for cel_temp, far_temp in [("30", "86.0"), ("-40", "-40.0"), ("21.5", "70.7")]:
        type_into(page, page.get_by_label("Celsius temperature:"), cel_temp)
        page.keyboard.press("Enter")
        expect(focused).to_contain_text(f" {far_temp}")


def test_a_wrong_temperature_is_reported_at_the_field(page, site, focused):
    page.goto(site + "/temperature")
    type_into(page, page.get_by_label("Celsius temperature:"), "warm")
    page.keyboard.press("Enter")
    expect(focused).to_have_attribute("name", "cel_temp")
    expect(focused).to_have_value("warm")
    assert (
        description(focused) == "invalid input type a number with a point, such as 21.5"
    )


def test_a_poem_is_made_of_the_words_offered(page, site, focused):
    page.goto(site + "/poem")
    page.get_by_role("button", name="Create").click()
    expect(focused).to_have_text(re.compile(r"^An? \w+ \w+\n\nAn? \w+ \w+ "))
    assert spoken(focused) == " ".join(focused.inner_text().split())


def test_the_keyboard_alone_makes_a_poem_of_ones_own_words(page, site, focused):
    page.goto(site + "/poem")
    for label, words in WORDS.items():
        type_into(page, page.get_by_label(re.compile(f"^{label.capitalize()}")), words)
    page.keyboard.press("Enter")
    expect(focused).to_have_class(re.compile("poem"))
    used = set(re.findall(r"\w+", focused.inner_text()))
    assert used >= set(re.findall(r"\w+", " ".join(WORDS.values())))


def test_another_one_is_made_of_the_same_words(page, site):
    page.goto(site + "/poem")
    page.get_by_label("Nouns").fill("ä&ö=, o+k, elm%20")
    page.keyboard.press("Enter")
    poems = set()
    for _ in range(12):
        poems.add(page.locator(".poem").inner_text())
        page.get_by_role("link", name="Another one").click()
        expect(page.get_by_label("Nouns")).to_have_value("ä&ö=, o+k, elm%20")
    assert len(poems) > 1
    assert all("ä&ö=" in poem and "elm%20" in poem for poem in poems)


def test_the_link_to_share_brings_a_friend_the_same_poem(page, site, visitor):
    page.goto(site + "/poem")
    page.get_by_label("Nouns").fill('"owl", <b>, 🙂, o+k, elm%20, ä&ö=')
    page.keyboard.press("Enter")
    poem = page.locator(".poem").inner_text()
    href = page.get_by_role("link", name="share").evaluate("link => link.href")
    friend = visitor()
    friend.goto(href)
    expect(friend.locator(".poem")).to_have_text(poem)
    assert len(friend.get_by_label("Nouns").input_value().split(", ")) == 6


def test_a_missing_word_is_reported_at_its_field_and_the_first_such_has_the_focus(
    page, site, focused
):
    page.goto(site + "/poem")
    page.locator("[name=verbs]").fill("sings, sleeps")
    page.get_by_label("Adverbs").fill("")
    page.keyboard.press("Enter")
    expect(focused).to_have_attribute("name", "verbs")
    assert description(focused) == "The poem needs 3 and has 2; please add 1."
    assert (
        description(page.get_by_label("Adverbs"))
        == "The poem needs 1 and has 0; please add 1."
    )
    assert description(page.get_by_label("Nouns")) == ""


def test_the_links_lead_from_each_page_to_every_other(page, site):
    page.goto(site + "/greeting")
    for name, title in [
        ("Temperature", "Temperature Converter"),
        ("Poem", "Poem Generator"),
        ("Greeting", "Enter your name..."),
    ]:
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(page).to_have_title(title)
        current = page.locator("nav [aria-current=page]")
        expect(current).to_have_text(name)
    page.get_by_role("link", name="Hello").click()
    expect(page.locator("body")).to_have_text("Congratulations, it's a web app!")


def test_the_error_page_shows_the_line_and_folds_the_rest(page, broken_site):
    page.goto(broken_site + "/greeting")
    page.get_by_label("Your name").fill("Ann")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "NameError: name 'cgi' is not defined"
    )
    expect(page.locator("mark").first).to_contain_text("cgi.escape(self")
    everything = page.get_by_text("Traceback (most recent call last)")
    expect(everything).to_be_hidden()
    tab_to(page, page.locator("summary").last)
    page.keyboard.press("Enter")
    expect(everything).to_be_visible()
