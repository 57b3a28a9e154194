"""The steps answer what the tutorial's own listings did under Google's SDK on Python 2.7.

golden.json was recorded there. Where a step answers otherwise, DIFFERENCES says why.
"""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from companion.checking.browser import document, visible
from tests.support.project import STEPS

EXCHANGES = json.loads((Path(__file__).parent / "golden.json").read_text())["exchanges"]

CONVERT = {"type": "submit", "name": None, "value": "Convert"}


def field(value):
    return [{"type": "text", "name": "cel_temp", "value": value}, CONVERT]


QUOTED = "the tutorial's value={} ends at the first space; ours is in quotation marks"

# name of the exchange: why ours answers otherwise, and what it answers
DIFFERENCES = {
    "temperature GET /?cel_temp=30%20 {}": (QUOTED, {"inputs": field("30 ")}),
    "temperature GET /?cel_temp=%09%0A5 {}": (QUOTED, {"inputs": field("\t\n5")}),
    "welcome_form POST /welcome {'my_name': '</body>'}": (
        "the recording leaves out what stands behind </body>; a browser shows it",
        {"visible_text": "Hi there, !"},
    ),
}


def name(exchange):
    form = exchange.get("form", {})
    return f"{exchange['step']} {exchange['method']} {exchange['path']} {form}"[:80]


@pytest.fixture
def ask(serve):
    """Ask a step for what was asked of the original."""

    def ask(exchange):
        app = serve(STEPS[exchange["step"]])
        if exchange["method"] == "POST":
            return app.post(exchange["path"], exchange.get("form", ""), status="*")
        return app.get(exchange["path"], status="*")

    return ask


def facts(response):
    """The facts of a response as golden.json has them."""
    html = BeautifulSoup(response.text, "html.parser")
    lines = visible.lines(document.read(response.text))
    form = html.form
    return {
        "status": response.status_int,
        "media_type": response.content_type,
        "allow": response.headers.get("Allow"),
        "text": response.text.strip(),
        "title": html.title.text if html.title else None,
        "form_tag": {key: form.get(key) for key in ("action", "method")}
        if form
        else None,
        "inputs": [
            {key: field.get(key) for key in ("type", "name", "value")}
            for field in html("input")
        ],
        "visible_text": " ".join(lines),
        "tags": sorted(
            {tag.name for tag in html(True)} - {"html", "head", "title", "body"}
        ),
    }


@pytest.mark.parametrize("exchange", EXCHANGES, ids=name)
def test_a_step_answers_what_the_original_did(ask, exchange):
    ours = facts(ask(exchange))
    golden = {key: exchange[key] for key in ours if key in exchange}
    golden |= DIFFERENCES.get(name(exchange), ("", {}))[1]
    assert {key: ours[key] for key in golden} == golden
    assert "Traceback" not in ours["text"]


def test_every_listed_difference_is_a_difference():
    exchanges = {name(exchange): exchange for exchange in EXCHANGES}
    for key, (_, ours) in DIFFERENCES.items():
        assert all(exchanges[key][fact] != ours[fact] for fact in ours)


@pytest.mark.parametrize(
    ("step", "path", "form"),
    [
        ("welcome_form", "/welcome", {"my_name": "Zoë"}),
        ("welcome_escaped", "/welcome", {"my_name": "李小龍 🙂"}),
        ("temperature", "/?cel_temp=%C3%A9", None),
    ],
)
def test_a_letter_outside_ascii_is_shown_where_the_original_crashed(
    ask, step, path, form
):
    method = "POST" if form else "GET"
    response = ask({"step": step, "method": method, "path": path, "form": form})
    assert response.status_int == 200
    assert (form["my_name"] if form else 'value="é"') in response.text
