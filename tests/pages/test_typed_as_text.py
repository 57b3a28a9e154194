"""Whatever is typed comes back as text, in whichever page it is shown.

Hypothesis looks for more of it in tests/properties/test_fields.py, and in
tests/browser/test_typed_as_text.py a browser says that nothing of it runs.
"""

import pytest

from tests.support.project import WORDS
from tests.support.typed import TYPED


@pytest.mark.parametrize("name", [*TYPED, "x" * 10_000])
def test_a_name_is_greeted_as_typed(page_of, name):
    app, path = page_of("greeting")
    form = app.get(path).form
    form["my_name"] = name
    response = form.submit()
    assert response.html.find(class_="result").text == f"Hi there, {name}!"


@pytest.mark.parametrize("field", ["cel_temp", *WORDS])
def test_a_field_keeps_what_was_typed(page_of, field):
    app, path = page_of("temperature" if field == "cel_temp" else "poem")
    for typed in TYPED:
        assert app.get(path, {field: typed}).form[field].value == typed


@pytest.mark.parametrize("field", WORDS)
def test_a_poem_shows_its_words_as_typed(page_of, field):
    app, path = page_of("poem")
    for typed in TYPED:
        words = [typed] if field == "adverbs" else [typed, f"{typed}2", f"{typed}3"]
        response = app.get(path, {**WORDS, field: ",".join(words)})
        assert typed in response.html.pre.text


def test_a_path_is_shown_as_typed(site):
    response = site.get("/%3Cb%3E%C3%A9%3C/b%3E", status=404)
    assert "/<b>é</b>" in response.html.main.text
    assert response.html.main.b is None
