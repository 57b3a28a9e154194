import pytest

from temperature import convert_temp


def test_the_page_starts_with_an_empty_field_and_no_result(page_of):
    app, path = page_of("temperature")
    response = app.get(path)
    assert response.html.title.text == "Temperature Converter"
    assert (response.form.method, response.form.action) == ("get", "")
    assert response.form["cel_temp"].value == ""
    assert response.html.find(type="submit")["value"] == "Convert"
    assert response.html.find(id="far_temp").text == ""


@pytest.mark.parametrize(
    ("cel_temp", "far_temp"),
    [
        ("30", "86.0"),
        ("0", "32.0"),
        ("-40", "-40.0"),
        ("21.5", "70.7"),
        (" 30 ", "86.0"),
        ("٣٠", "86.0"),
        ("", ""),
        ("  ", ""),
        ("abc", "invalid input"),
        ("1,5", "invalid input"),
        ("1,000", "invalid input"),
        ("°C", "invalid input"),
        ("<b>", "invalid input"),
        ('"><script>', "invalid input"),
        ("🙂", "invalid input"),
    ],
)
def test_a_temperature_is_converted_and_stays_in_the_field(page_of, cel_temp, far_temp):
    app, path = page_of("temperature")
    form = app.get(path).form
    form["cel_temp"] = cel_temp
    response = form.submit()
    assert response.html.find(id="far_temp").text == far_temp
    assert response.form["cel_temp"].value == cel_temp
    assert "Fahrenheit temperature:" in response.html.text


def test_the_temperature_can_be_typed_into_the_url(page_of):
    app, path = page_of("temperature")
    assert app.get(path + "?cel_temp=30").html.find(id="far_temp").text == "86.0"


@pytest.mark.parametrize(
    ("cel_temp", "note"),
    [
        ("30", ""),
        ("warm", "type a number with a point, such as 21.5"),
        ("<b>", "type a number with a point, such as 21.5"),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_note_says_what_to_type_instead(page_of, cel_temp, note):
    app, path = page_of("temperature")
    response = app.get(path, {"cel_temp": cel_temp})
    assert response.html.find(id="note").text == note


@pytest.mark.parametrize(
    ("cel_temp", "far_temp"), [("2.0005", "35.601"), ("1000000.0005", "1800032.001")]
)
def test_the_result_is_rounded_to_three_decimal_places(cel_temp, far_temp):
    assert convert_temp(cel_temp) == far_temp
