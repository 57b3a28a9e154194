"""The page that greets you. It shows how a test fills in a form and sends it."""

from webtest import TestApp

from greeting import my_app

app = TestApp(my_app)


def test_the_form_asks_for_a_name():
    response = app.get("/greeting")
    assert response.html.title.text == "Enter your name..."
    assert response.form["my_name"].value == ""


def test_a_visitor_is_greeted_by_name():
    form = app.get("/greeting").form
    form["my_name"] = "Ann"
    response = form.submit()
    assert "Hi there, Ann!" in response.html.text


def test_a_name_in_angle_brackets_is_shown_as_typed():
    form = app.get("/greeting").form
    form["my_name"] = "<b>"
    response = form.submit()
    # In .text, the page is as it was sent; in .html, as the browser understands it.
    assert "&lt;b&gt;" in response.text
    assert "Hi there, <b>!" in response.html.text


def test_without_a_name_the_form_comes_again():
    response = app.get("/greeting").form.submit()
    assert "Please type a name." in response.html.text
    assert response.form
