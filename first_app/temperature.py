"""The tutorial's temperature converter: a form that shows its own result."""

import html
import math

import webapp2

import errors
import page

# The tutorial writes value={} without quotation marks. Then the browser keeps only
# the first word of what somebody typed.
# {cel_temp} is filled by FORM.format(cel_temp="30"), and so on.
FORM = """      <form method="get">
        <p class="field">
          <label for="cel_temp">Celsius temperature:
            <small>such as 21.5 or -40</small></label>
          <input type="text" id="cel_temp" name="cel_temp" value="{cel_temp}"
            autocomplete="off"{field}>
        </p>
        <input type="submit" value="Convert">
        <p{result}>Fahrenheit temperature:
          <strong id="far_temp">{far_temp}</strong>
          <small id="note">{note}</small></p>
      </form>"""

# autofocus moves the focus to the result or to the field that has a problem, and a
# screen reader reads it out.
# (With inputmode, a phone could show a number pad. We don't use it, because on many
# phones the number pad has no minus sign.)
RESULT = ' class="result" tabindex="-1" autofocus'
PROBLEM = ' class="problem"'
PROBLEM_FIELD = ' aria-invalid="true" aria-describedby="far_temp note" autofocus'


def plain_number(cel_temp):
    """turn " −40 °C" into "-40", which float() understands"""
    # Word processors write a minus sign (−) instead of the keyboard's hyphen (-).
    cel_temp = cel_temp.replace("−", "-").strip()
    return cel_temp.removesuffix("°C").strip()


def convert_temp(cel_temp):
    """convert Celsius temperature to Fahrenheit temperature"""
    if cel_temp.strip() == "":
        return ""
    try:
        far_temp = float(plain_number(cel_temp)) * 9 / 5 + 32
    except ValueError:  # user entered non-numeric temperature
        return "invalid input"
    # float() also accepts "nan", "inf" and (in Python 3) "1_000". A number that is
    # too large becomes infinity.
    if not math.isfinite(far_temp) or "_" in cel_temp:
        return "invalid input"
    far_temp = round(far_temp, 3)  # round to three decimal places
    far_temp = far_temp + 0.0  # turns -0.0 into 0.0
    return str(far_temp)


def write_note(cel_temp, far_temp):
    """say what is wrong with a temperature, or return an empty string"""
    if far_temp == "invalid input":
        return "type a number with a point, such as 21.5"
    if far_temp != "" and float(plain_number(cel_temp)) < -273.15:
        return "nothing can be colder than −273.15 °C"
    return ""


class MainPage(webapp2.RequestHandler):
    def get(self):
        # like self.request.get(), but also reads a file as text
        cel_temp = page.typed(self.request, "cel_temp")
        far_temp = convert_temp(cel_temp)
        note = write_note(cel_temp, far_temp)
        field = ""
        result = ""
        if note != "":
            field = PROBLEM_FIELD
            result = PROBLEM
        elif far_temp != "":
            result = RESULT
        form = FORM.format(
            cel_temp=html.escape(cel_temp),
            far_temp=far_temp,
            note=note,
            field=field,
            result=result,
        )
        page.write(self.response, "/temperature", "Temperature Converter", form)

    head = get  # answer HEAD (a request for the headers only) like GET


routes = [("/", MainPage), ("/temperature", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
errors.add_error_pages(my_app)
