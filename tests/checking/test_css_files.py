"""A style sheet is looked for where it is, and in what app.yaml serves."""

import pytest

STATIC = "- url: /static\n  static_dir: static\n"


def test_static_files_below_the_pages_are_reported_of_any_page(check, copy_of):
    below = f"script: hello.my_app\n{STATIC}"
    folder = copy_of("hello_html", {"script: hello.my_app\n": below})
    (folder / "static").mkdir()
    checked = check(folder)
    (failed,) = checked.failed
    assert (checked.step, failed.source) == ("hello_html", "- url: /static")
    assert checked.said == (
        "app.yaml:9 no visitor gets these static files | "
        "move `- url: /static` above `- url: /.*` on line 7"
    )


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("", "static/style.css is empty | write rules"),
        ("/* nothing yet */", "static/style.css is empty | write rules"),
        ("<style>body { color: red; }</style>", "remove <style> and </style>"),
        (
            "/*\n*/\n# red\np { color: red; }",
            "css:3 # red in static/style.css | a comment",
        ),
        (
            "p {\n  color: red\n  margin: 0;\n}",
            "css:2 color: red in static/style.css | write ; at",
        ),
        (
            "p {\n  color = red;\n}",
            "css:2 color = red; in static/style.css | write a colon",
        ),
        ("make it blue", "no rule in static/style.css | write rules like body {"),
    ],
)
def test_a_style_sheet_that_a_browser_passes_over_is_reported(
    check, copy_of, css, words
):
    folder = copy_of("poem_css")
    (folder / "static/style.css").write_text(css)
    assert words in check(folder).said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "static/style.css.txt",
            "static/style.css.txt is the file: rename it to style.css",
        ),
        ("style.css", "style.css is the file: move it to static/style.css"),
        ("css/style.css", "css/style.css is the file: move it to static/style.css"),
        ("static/style.txt", "there is no static/style.css | save the file there"),
    ],
)
def test_a_style_sheet_in_the_wrong_place_is_reported(check, copy_of, name, words):
    folder = copy_of("poem_css")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / "static/style.css").rename(folder / name)
    assert words in check(folder).said


def test_a_style_sheet_without_its_folder_is_reported(check, copy_of):
    folder = copy_of("poem_css")
    (folder / "static/style.css").rename(folder / "style.css")
    (folder / "static").rmdir()
    hint = "create it, and move style.css into it"
    said = f"there is no folder 'static' next to app.yaml | {hint}"
    assert check(folder).said.endswith(said)


@pytest.mark.parametrize(
    ("name", "href", "handler", "hint"),
    [
        (
            "css/style.css",
            "/static/style.css",
            "",
            "add `- url: /static` with `static_dir: css` above the other urls",
        ),
        (
            "css/style.css",
            "/style.css",
            "",
            "add `- url: /css` with `static_dir: css` above the other urls, and link to "
            "`/css/style.css` instead",
        ),
        (
            "style.css",
            "/static/style.css",
            "",
            "create a folder called static, move style.css into it, and add "
            "`- url: /static` with `static_dir: static` above the other urls",
        ),
        (
            "css/style.css",
            "/css/style.css",
            STATIC,
            "add `- url: /css` with `static_dir: css` above the other urls",
        ),
        (
            "style.css",
            "/style.css",
            STATIC,
            "move style.css into the folder static, and link to `/static/style.css` instead",
        ),
        (
            "notes.txt",
            "/style.css",
            STATIC,
            "save style.css in the folder static, and link to `/static/style.css` instead",
        ),
        (
            "css/main.css",
            "/static/style.css",
            STATIC.replace("_dir: static", "_dir: css"),
            "there is no css/style.css | css/main.css is there: link to "
            "`/static/main.css` instead",
        ),
    ],
)
def test_a_style_sheet_that_no_handler_serves_is_reported(
    check, copy_of, name, href, handler, hint
):
    folder = copy_of("poem_css", {"/static/style.css": href, STATIC: handler})
    (folder / "css").mkdir()
    (folder / "static/style.css").rename(folder / name)
    assert hint in check(folder, "poem_css").said


def test_a_style_sheet_with_another_type_is_reported(check, copy_of):
    folder = copy_of("poem_css", {"/static/style.css": "/static/style.txt"})
    (folder / "static/style.css").rename(folder / "static/style.txt")
    assert "must end in .css, as in <link" in check(folder, "poem_css").said


def test_a_missing_brace_is_reported(check, copy_of):
    folder = copy_of("poem_css", {"  display: block;\n}": "  display: block;"})
    assert check(folder).said.startswith("static/style.css:0 static/style.css: a brace")
