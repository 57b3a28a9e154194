"""The tutorial's temperature converter: a form that shows its own result."""

import html
import math

import webapp2

import page

# The tutorial writes value={} without quotation marks. Then a browser takes
# only the first word of what was typed, and a "> in it ends the tag.
FORM = """      <form method="get">
        <p class="field">
          <label for="cel_temp">Celsius temperature:
            <small>such as 21.5 or -40</small></label>
          <input type="text" id="cel_temp" name="cel_temp" value="{}"
            autocomplete="off"{}>
        </p>
        <p{}>Fahrenheit temperature:
          <strong id="far_temp">{}</strong></p>
        <input type="submit" value="Convert">
      </form>"""

# A browser goes straight to what has autofocus, and a screen reader reads it out:
# the result, or the field with what is wrong with it.
# (A phone could show its number keys instead of all its keys, with inputmode.
# We don't ask for them: on many phones they have no minus sign.)
RESULT = ' class="result" tabindex="-1" autofocus'
PROBLEM = ' class="problem"'
PROBLEM_FIELD = ' aria-invalid="true" aria-describedby="far_temp" autofocus'


def convert_temp(cel_temp):
    """convert Celsius temperature to Fahrenheit temperature"""
    if cel_temp.strip() == "":
        return ""
    try:
        far_temp = float(cel_temp) * 9 / 5 + 32
    except ValueError:  # user entered non-numeric temperature
        return "invalid input"
    # float() also takes "nan", "inf" and (in Python 3) "1_000", and
    # it makes infinity of a number that is too large for it.
    if not math.isfinite(far_temp) or "_" in cel_temp:
        return "invalid input"
    far_temp = round(far_temp, 3)  # round to three decimal places
    far_temp = far_temp + 0.0  # which makes 0.0 of -0.0
    return str(far_temp)


class MainPage(webapp2.RequestHandler):
    def get(self):
        cel_temp = page.typed(self.request, "cel_temp")
        far_temp = convert_temp(cel_temp)
        field = result = ""
        if far_temp == "invalid input":
            field = PROBLEM_FIELD
            result = PROBLEM
        elif far_temp != "":
            result = RESULT
        page.write(
            self.response,
            "/temperature",
            "Temperature Converter",
            FORM.format(html.escape(cel_temp), field, result, far_temp),
        )

    head = get


routes = [("/", MainPage), ("/temperature", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
page.add_error_pages(my_app)
