"""The temperature converter. It shows how one test tries many values."""

import pytest
from webtest import TestApp

from temperature import convert_temp, my_app

app = TestApp(my_app)


# A function that knows nothing of the web is the easiest to test.
@pytest.mark.parametrize(
    ("cel_temp", "far_temp"),
    [
        ("30", "86.0"),
        ("0", "32.0"),
        ("-40", "-40.0"),
        ("21.5", "70.7"),
        ("", ""),
        ("warm", "invalid input"),
    ],
)
def test_a_temperature_is_converted(cel_temp, far_temp):
    assert convert_temp(cel_temp) == far_temp


def test_the_page_shows_the_result():
    form = app.get("/temperature").form
    form["cel_temp"] = "30"
    response = form.submit()
    assert "Fahrenheit temperature: 86.0" in " ".join(response.html.text.split())


def test_the_temperature_can_be_part_of_the_address():
    response = app.get("/temperature?cel_temp=30")
    assert response.form["cel_temp"].value == "30"
    assert response.html.find(id="far_temp").text == "86.0"


def test_what_was_typed_stays_in_the_field():
    form = app.get("/temperature").form
    form["cel_temp"] = '30" or <so>'
    response = form.submit()
    assert response.form["cel_temp"].value == '30" or <so>'
