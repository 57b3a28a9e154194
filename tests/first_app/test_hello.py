"""The front page. It shows what a test of a page looks like.

TestApp, from the package WebTest, calls the app as a server would, without a server:
`app.get("/")` makes a request and returns the response.
"""

from webtest import TestApp

from hello import my_app

app = TestApp(my_app)


def test_the_front_page_has_the_tutorials_words():
    response = app.get("/")
    assert response.text == "Congratulations, it's a web app!"


def test_the_front_page_is_plain_text():
    response = app.get("/")
    assert response.content_type == "text/plain"


def test_an_address_without_a_page_is_a_404():
    # get() fails if the status isn't 200, unless the test expects another.
    response = app.get("/nowhere", status=404)
    assert response.html.h1.text == "404 Not Found"
