"""What is true of each page that first_app has."""

import re

import pytest
from webtest import TestApp

import poem

PATHS = ["/", "/greeting", "/temperature?cel_temp=30", "/poem", "/static/style.css"]
HTML_PATHS = ["/greeting", "/temperature", "/poem", "/nope"]


@pytest.mark.parametrize("path", PATHS)
def test_head_is_answered_like_get(site, path):
    head, get = site.head(path), site.get(path)
    assert head.status == get.status
    assert dict(head.headers) == dict(get.headers)
    assert head.body == b""


@pytest.mark.parametrize("path", HTML_PATHS)
def test_a_browser_is_told_to_run_no_script_and_to_load_only_our_files(site, path):
    response = site.get(path, status="*")
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", HTML_PATHS)
def test_every_page_is_utf_8_and_has_the_style_sheet(site, path):
    response = site.get(path, status="*")
    assert response.content_type == "text/html"
    assert response.charset == "utf-8"
    style_sheet = site.get(response.html.find(rel="stylesheet")["href"])
    assert style_sheet.content_type == "text/css"


@pytest.mark.parametrize("path", ["/greeting", "/temperature", "/poem"])
def test_the_links_lead_to_every_page_and_mark_the_one_shown(site, path):
    links = site.get(path).html.nav.find_all("a")
    assert [link["href"] for link in links if link.get("aria-current")] == [path]
    for link in links:
        site.get(link["href"])


@pytest.mark.parametrize("path", HTML_PATHS)
def test_no_page_has_inline_scripts_or_styles(site, path):
    text = site.get(path, status="*").text
    assert not re.search(r"<script|<style|style=|onclick", text)


@pytest.mark.parametrize("path", HTML_PATHS)
def test_a_page_is_small(site, path):
    page = site.get(path, status="*")
    style_sheet = site.get("/static/style.css")
    assert len(style_sheet.body) < 6_000
    assert len(page.body) + len(style_sheet.body) < 10_000


def test_a_browser_finds_the_small_picture_for_its_tab(site):
    response = site.get("/favicon.ico")
    assert response.content_type == "image/x-icon"
    assert response.body.startswith(b"\0\0\1\0")  # as every .ico file does


def test_a_page_that_fails_in_production_says_so_in_the_same_look(monkeypatch, caplog):
    monkeypatch.setattr(poem.my_app, "debug", False)
    monkeypatch.setattr(poem, "make_poem", lambda **words: 1 / 0)
    app = TestApp(poem.my_app)
    response = app.get("/").form.submit(status=500)
    assert response.html.h1.text == "500 Internal Server Error"
    assert "Content-Security-Policy" in response.headers
    assert "ZeroDivisionError" not in response.text
    assert "ZeroDivisionError" in caplog.text


def test_a_local_error_shows_its_traceback(monkeypatch):
    monkeypatch.setattr(poem.my_app, "debug", True)
    monkeypatch.setattr(poem, "make_poem", lambda **words: 1 / 0)
    response = TestApp(poem.my_app).get("/").form.submit(status=500)
    assert "ZeroDivisionError" in response.text


@pytest.mark.parametrize("path", ["/%ff", "/static/missing.css", "/static/%00"])
def test_an_error_without_a_page_of_its_own_is_plain_text(site, path):
    response = site.get(path, headers={"Accept": "text/html"}, status="*")
    assert response.status_int in (400, 404)
    assert response.content_type == "text/plain"
