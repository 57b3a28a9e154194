"""What check.py takes a browser to show, and to send."""

import pytest

from companion.checking.browser import document, visible
from companion.checking.browser.forms import forms, label


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>Hi there, <b>Ann</b>!</p>", ["Hi there, Ann!"]),
        ("a<br>b", ["a", "b"]),
        ("a\nb", ["a b"]),
        ("<pre>a\nb</pre>", ["a", "b"]),
        ("<td>30</td> <td>86", ["30 86"]),  # without a table, its cells are none
        ("<table><tr><td>30<td>86</table>", ["30 86"]),
        ("<title>a</title><script>b</script><style>c</style><!-- d -->e", ["e"]),
        ("<p hidden>a</p>b", ["b"]),
        ("<input value=a><input readonly value=b><textarea>c</textarea>", ["b"]),
        ("<textarea readonly>a\nb</textarea>", ["a", "b"]),
        ("<input type=submit disabled value=a><input type=reset readonly value=b>", []),
        ("&lt;b&gt; &amp;lt;", ["<b> &lt;"]),
        ("<head><title>a</title><body>b", ["b"]),
        ("<title>a<body>b", []),
    ],
)
def test_the_visible_lines_of_a_page(markup, lines):
    assert visible.lines(document.read(markup)) == lines


def test_css_can_keep_line_breaks():
    html = document.read("<p>a\nb</p>")
    assert visible.lines(html, keep_newlines=True) == ["a", "b"]


@pytest.mark.parametrize(
    ("markup", "fields"),
    [
        ('<input name="a" value="1">', [("a", "1")]),
        ("<input>", []),
        ('<input name="a" disabled>', []),
        ('<input type="hidden" name="a" value="1">', [("a", "1")]),
        ('<input type="checkbox" name="a">', []),
        ('<input type="checkbox" name="a" checked>', [("a", "on")]),
        ('<input type="file" name="a">', []),
        ('<textarea name="a">\n1</textarea>', [("a", "1")]),
        ('<select name="a"><option>1<option>2</select>', [("a", "1")]),
        (
            '<select name="a"><option>1<option selected value="2">two</select>',
            [("a", "2")],
        ),
        ('<input type="submit" name="a" value="Go">', [("a", "Go")]),
        ('<input type="button" name="a" value="Go">', []),
        ('<button name="a" value="1">Go</button>', [("a", "1")]),
        ('<button name="a" value="1" type="reset">Go</button>', []),
    ],
)
def test_which_fields_a_form_sends(markup, fields):
    assert request_of(f"<form>{markup}</form>").fields == tuple(fields)


def request_of(markup, typed=None):
    (form,) = forms(document.read(markup), "/here")
    return form.request(typed or {})


@pytest.mark.parametrize(
    ("markup", "method", "path"),
    [
        ("<form>", "GET", "/here"),
        ('<form action="">', "GET", "/here"),
        ('<form action="there" method="POST">', "POST", "/there"),
        ('<form action="../up">', "GET", "/up"),
        ('<form method="put" action="/a?b=c">', "GET", "/a"),
        ('<form><button formmethod="post" formaction="/b">', "POST", "/b"),
    ],
)
def test_where_a_form_goes(markup, method, path):
    request = request_of(markup)
    assert (request.method, request.path) == (method, path)


def test_typed_text_replaces_the_fields_value():
    markup = '<form><input name="a" value="old"><input name="b" value="2">'
    assert request_of(markup, {"a": "new"}).fields == (("a", "new"), ("b", "2"))


def test_a_buttons_label_is_its_text_or_its_value():
    (form,) = forms(
        document.read(
            '<form><button> Sign\n <b>In</b></button><input type="submit" value=" Go ">'
            '<input type="submit"><input type="submit" disabled></form>'
        ),
        "/",
    )
    assert [label(button) for button in form.buttons] == ["Sign In", "Go", "Submit"]


def test_a_page_that_only_names_a_file_is_read_as_it_is(monkeypatch, tmp_path):
    (tmp_path / "hello.py").write_text("<p>from the file</p>")
    monkeypatch.chdir(tmp_path)
    assert visible.lines(document.read("hello.py")) == ["hello.py"]


def test_a_deep_page_has_its_elements_and_texts_in_order():
    html = document.read("<p>one <b>two</b> three</p>" + "<i>" * 2000)
    (body,) = html.all("body")
    texts = [part for part in document.in_order(body) if isinstance(part, str)]
    assert "".join(texts).strip() == "one two three"


def test_a_page_that_is_nested_thousands_deep_is_read():
    html = document.read("<b>" * 3000 + "<form><input name='x'>deep</form>")
    assert visible.lines(html) == ["deep"]
    assert len(forms(html, "/")[0].text_fields) == 1
    assert document.text_of(html.root).strip() == "deep"
