import pytest


def test_the_front_page_is_the_tutorials_line_in_plain_text(page_of):
    app, path = page_of("hello")
    response = app.get(path)
    assert response.content_type == "text/plain"
    assert response.charset == "utf-8"
    assert response.text == "Congratulations, it's a web app!"


def test_a_page_that_doesnt_exist_is_reported_once_with_those_that_do(site):
    response = site.get("/nope", status=404)
    links = [link["href"] for link in response.html.find_all("a")]
    assert links == ["/", "/greeting", "/temperature", "/poem"]
    assert "/nope" in response.html.main.text


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/", "GET, HEAD"),
        ("POST", "/temperature", "GET, HEAD"),
        ("DELETE", "/poem", "GET, HEAD"),
        ("GET", "/welcome", "POST"),
    ],
)
def test_a_method_that_a_page_doesnt_accept_gets_405_and_those_it_does(
    site, method, path, allowed
):
    response = site.request(path, method=method, status=405)
    assert response.headers["Allow"] == allowed
    assert response.html.h1.text == "405 Method Not Allowed"


def test_a_visitor_who_opens_where_a_form_goes_is_told_where_to_start(site):
    response = site.get("/welcome", status=405)
    assert response.html.main.p.text == (
        "/welcome can't be opened this way. "
        "Please start from the greeting or another of the pages above."
    )
