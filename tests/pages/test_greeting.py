import pytest


def test_the_form_asks_for_a_name(page_of):
    app, path = page_of("greeting")
    response = app.get(path)
    form = response.form
    assert response.html.title.text == "Enter your name..."
    assert (form.method, form.action) == ("post", "/welcome")
    assert form["my_name"].value == ""
    assert response.html.find(type="submit")["value"] == "Sign In"


@pytest.mark.parametrize("blank", ["", "   ", "\t", "\u3000"])
def test_a_blank_name_gets_the_form_again_asking_for_one(page_of, blank):
    app, _ = page_of("greeting")
    response = app.post("/welcome", {"my_name": blank})
    assert response.form["my_name"].value == blank
    assert response.html.find(id="problem").text == "Please type a name."


def test_a_form_without_the_field_counts_as_a_blank_name(page_of):
    app, _ = page_of("greeting")
    assert app.post("/welcome").html.find(id="problem")
