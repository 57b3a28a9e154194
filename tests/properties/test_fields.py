"""Whatever is typed into a field is shown again as text, and nothing else changes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

# The pages are the same online: see tests/conformance/test_local_and_online.py.
pytestmark = pytest.mark.parametrize("site", ["router"], indirect=True)

NASTY = [
    "<b>",
    "</pre>",
    "<!--",
    "]]>",
    '"',
    "'",
    "&",
    "&lt;",
    "&#0;",
    "\r\n",
    "\0",
    "{}",
    "%s",
]
TYPED = st.lists(st.text() | st.sampled_from(NASTY), max_size=4).map("".join)
POEM_FIELDS = ["nouns", "verbs", "adjectives", "prepositions", "adverbs"]

# What our pages are made of.
TAGS = set(
    """html head meta title link body nav a main h1 p form label input span pre
    strong small""".split()
)


def check(response):
    """The page is whole, and none of its elements or attributes came from a visitor."""
    assert response.status_int == 200
    html = response.html
    assert {tag.name for tag in html.find_all()} <= TAGS
    assert len(html.find_all("main")) == len(html.find_all("form") or [1]) == 1
    assert response.text.endswith("</main>\n  </body>\n</html>\n")
    for tag in html.find_all():
        assert not any(name.startswith("on") for name in tag.attrs)


@given(TYPED)
@example("<script>alert(1)</script>")
def test_a_name_is_greeted_or_asked_for_again(site, typed):
    response = site.post("/welcome", {"my_name": typed})
    check(response)
    if typed.strip():
        assert response.html.find(class_="result").text == f"Hi there, {typed}!"
    else:
        assert response.html.find(id="my_name")["value"] == typed


@given(TYPED)
def test_a_temperature_stays_in_its_field(site, typed):
    response = site.get("/temperature", {"cel_temp": typed})
    check(response)
    assert response.html.find(id="cel_temp")["value"] == typed


@given(st.fixed_dictionaries(dict.fromkeys(POEM_FIELDS, TYPED)))
def test_words_for_a_poem_are_kept_in_their_fields(site, typed):
    response = site.get("/poem", typed)
    check(response)
    fields = response.html.find_all("input", type="text")
    assert {field["name"]: field["value"] for field in fields} == typed


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(POEM_FIELDS, st.text(",ab <é")))
)
def test_a_poem_is_shown_or_it_is_said_what_is_missing(site, typed):
    response = site.get("/poem", typed)
    check(response)
    problems = response.html.find_all(class_="problem")
    assert bool(response.html.pre) == (bool(typed) and not problems)
