"""The tutorial's temperature converter: a form that shows its own result."""

import html
import math

import webapp2

import errors
import page

# The tutorial writes value={} without quotation marks. Then a browser takes
# only the first word of what was typed, and a "> in it ends the tag.
# {cel_temp} is filled by FORM.format(cel_temp="30"), and so on.
FORM = """      <form method="get">
        <p class="field">
          <label for="cel_temp">Celsius temperature:
            <small>such as 21.5 or -40</small></label>
          <input type="text" id="cel_temp" name="cel_temp" value="{cel_temp}"
            autocomplete="off"{field}>
        </p>
        <p{result}>Fahrenheit temperature:
          <strong id="far_temp">{far_temp}</strong>
          <small id="note">{note}</small></p>
        <input type="submit" value="Convert">
      </form>"""

# A browser goes straight to what has autofocus, and a screen reader reads it out:
# the result, or the field with what is wrong with it.
# (A phone could show its number keys instead of all its keys, with inputmode.
# We don't ask for them: on many phones they have no minus sign.)
RESULT = ' class="result" tabindex="-1" autofocus'
PROBLEM = ' class="problem"'
PROBLEM_FIELD = ' aria-invalid="true" aria-describedby="far_temp note" autofocus'


def plain_number(cel_temp):
    """turn " −40 °C" into "-40", which float() understands"""
    # Word processors write a minus sign (−) where a keyboard has a hyphen (-).
    cel_temp = cel_temp.replace("−", "-").strip()
    return cel_temp.removesuffix("°C").strip()  # without the unit, if it is there


def convert_temp(cel_temp):
    """convert Celsius temperature to Fahrenheit temperature"""
    if cel_temp.strip() == "":
        return ""
    try:
        far_temp = float(plain_number(cel_temp)) * 9 / 5 + 32
    except ValueError:  # user entered non-numeric temperature
        return "invalid input"
    # float() also takes "nan", "inf" and (in Python 3) "1_000", and it makes
    # infinity of a number that is too large for it, which isn't finite.
    if not math.isfinite(far_temp) or "_" in cel_temp:
        return "invalid input"
    far_temp = round(far_temp, 3)  # round to three decimal places
    far_temp = far_temp + 0.0  # which makes 0.0 of -0.0
    return str(far_temp)


def write_note(cel_temp, far_temp):
    """say more about the result, or what to type instead"""
    if far_temp == "":
        return ""
    if far_temp == "invalid input":
        return "type a number such as 21.5"
    number = plain_number(cel_temp)
    if float(number) < -273.15:
        return "nothing can be colder than −273.15 °C"
    return f"{number} °C = {far_temp} °F"  # f"{x}" is short for "{}".format(x)


class MainPage(webapp2.RequestHandler):
    def get(self):
        # like self.request.get(), but takes a file for its text
        cel_temp = page.typed(self.request, "cel_temp")
        far_temp = convert_temp(cel_temp)
        field = ""
        result = ""
        if far_temp == "invalid input":
            field = PROBLEM_FIELD
            result = PROBLEM
        elif far_temp != "":
            result = RESULT
        form = FORM.format(
            cel_temp=html.escape(cel_temp),
            far_temp=far_temp,
            note=html.escape(write_note(cel_temp, far_temp)),
            field=field,
            result=result,
        )
        page.write(self.response, "/temperature", "Temperature Converter", form)

    head = get  # a request for the headers only is answered like a GET


routes = [("/", MainPage), ("/temperature", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
errors.add_error_pages(my_app)
