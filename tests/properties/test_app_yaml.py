"""Whatever an app.yaml turns into, it is read, or what is wrong is said in one line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.config import app_yaml
from companion.config.yaml_file import split_lines
from companion.problem import Problem
from tests.support.project import STEPS

FULL = """\
application: hello
version: "1"
runtime: python313
entrypoint: waitress-serve --port=$PORT main:app
threadsafe: true
default_expiration: 4d 5h
env_variables:
  COLOUR: 'red'
automatic_scaling: {max_instances: 1, min_idle_instances: 0}
handlers:
- url: /(.*\\.(gif|png))$
  static_files: static/\\1
  upload: static/.*\\.(gif|png)$
  mime_type: image/png
  http_headers:
    X-Colour: "blue"
- url: /static
  static_dir: static
  expiration: 10m
- {url: /.*, script: hello.my_app, login: admin, secure: always}
"""
GOOD = [FULL, *((folder / "app.yaml").read_text() for folder in STEPS.values())]
COMPLAINT = re.compile(r"app\.yaml:[1-9]\d*: [^\n\r\v\f\x85\u2028\u2029]+")

BITS = st.one_of(
    st.sampled_from("\t \n:-#'\"[]{}&*!|>%@`?,\\\0\r\ufeff^$()+."),
    st.sampled_from(["- ", "  ", ": ", "\n- ", "&a ", "*a", "<<: ", "!!int ", "---\n"]),
    st.sampled_from(
        ["script: a.b", "url: /", "handlers:", "upload: (", "{1,9999999999}"]
    ),
    st.text(max_size=3),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    (folder / "static").mkdir()
    return folder / "app.yaml"


@st.composite
def mutated(draw):
    """A good app.yaml after a few slips of the keyboard."""
    text = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 10, 60])))
        new = draw(BITS | st.just(text[start:end] * 2) | st.just(""))
        text = text[:start] + new + text[end:]
    return text


def check(path, content):
    path.write_bytes(content)
    try:
        app_yaml.read(path, "app.yaml")
    except Problem as error:
        assert COMPLAINT.fullmatch(str(error))
        # On a line that there is: the last one may be empty.
        assert error.place.line <= len(split_lines(content.decode("utf-8", "replace")))


def test_a_right_app_yaml_is_accepted(path):
    assert len(GOOD) == 11
    for text in GOOD:
        path.write_text(text)
        app_yaml.read(path, "app.yaml")


@given(mutated())
def test_a_typing_mistake_is_reported_in_one_line(path, text):
    check(path, text.encode("utf-8", errors="surrogatepass"))


@given(st.text())
def test_any_text_is_refused_in_one_line(path, text):
    check(path, text.encode())


@given(st.binary())
def test_any_bytes_are_refused_in_one_line(path, content):
    check(path, content)
