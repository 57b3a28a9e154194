"""The error page says what has changed since the page worked."""

import re

GREET = "self.response.write"


def test_the_error_page_shows_what_has_changed(folder, serve):
    app = serve(folder)
    app.get("/")
    hello = folder / "hello.py"
    text = hello.read_text()
    hello.write_text(text.replace(GREET, "<b>") + "import nothing\n")
    page = app.get("/", status=500)
    assert re.search(r"This page worked until \d\d:\d\d. Since then:", page.text)
    shown = page.text.split("Since then:")[1]
    assert "hello.py, line 8:" in shown
    assert "-         self.response.write(&quot;Congratulations" in shown
    assert "+         &lt;b&gt;(&quot;Congratulations" in shown
    hello.write_text(text)
    app.get("/")


def test_a_line_of_app_yaml_that_has_changed_is_shown(folder, serve):
    app = serve(folder)
    app.get("/")
    app_yaml = folder / "app.yaml"
    app_yaml.write_text(app_yaml.read_text().replace("hello.my", "helo.my"))
    shown = app.get("/", status=500).text.split("Since then:")[1]
    assert "app.yaml, line 8:" in shown and "+   script: helo.my_app" in shown


def test_another_module_is_another_page(folder, serve):
    app = serve(folder)
    app.get("/")
    (folder / "poem.py").write_text("import nothing\n")
    app_yaml = folder / "app.yaml"
    app_yaml.write_text(app_yaml.read_text().replace("hello.my", "poem.my"))
    assert "Since then" not in app.get("/", status=500).text


def test_a_page_that_never_worked_has_nothing_to_compare(folder, serve):
    app = serve(folder)
    hello = folder / "hello.py"
    hello.write_text("import nothing\n")
    assert "Since then" not in app.get("/", status=500).text


def test_an_empty_page_is_none_that_worked(folder, serve):
    hello = folder / "hello.py"
    hello.write_text(hello.read_text().replace(GREET, "print"))
    app = serve(folder)
    app.get("/")
    hello.write_text("import nothing\n")
    assert "Since then" not in app.get("/", status=500).text


def test_only_the_last_pages_are_remembered(folder, serve, monkeypatch):
    monkeypatch.setattr("companion.server.last_good.MOST_PAGES", 2)
    (folder / "hello.py").write_text(
        (folder / "hello.py")
        .read_text()
        .replace('"/"', '"/.*"')
        .replace("'/'", "'/.*'")
    )
    app = serve(folder)
    for path in ("/a", "/b", "/c"):
        app.get(path)
    (folder / "hello.py").write_text("import nothing\n")
    assert "Since then" not in app.get("/a", status=500).text
    assert "Since then" in app.get("/c", status=500).text


def test_a_file_that_was_deleted_has_changed(folder, serve):
    (folder / "words.py").write_text("HI = 1\n")
    hello = folder / "hello.py"
    hello.write_text(f"import words\n{hello.read_text()}")
    app = serve(folder)
    app.get("/")
    (folder / "words.py").unlink()
    assert "- HI = 1" in app.get("/", status=500).text


def test_what_an_error_page_has_shown_is_no_version_that_worked(folder, serve):
    app_yaml, hello = folder / "app.yaml", folder / "hello.py"
    right = app_yaml.read_text()
    app = serve(folder)
    app_yaml.write_text(right.replace("  script", "   script"))
    app.get("/", status=500)
    app_yaml.write_text(right)
    app.get("/")
    hello.write_text("import nothing\n")
    since = app.get("/", status=500).text.split("Since then:")[1]
    assert "app.yaml" not in since
