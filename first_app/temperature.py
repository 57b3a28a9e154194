"""The tutorial's temperature converter: a form that shows its own result."""

import html

import webapp2

import errors
import page

# The tutorial writes value={} without quotation marks. Then the browser keeps only
# the first word of what somebody typed.
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

# autofocus moves the focus, and a screen reader, to the result or to the problem.
RESULT = ' class="result" tabindex="-1" autofocus'
PROBLEM = ' class="problem"'
PROBLEM_FIELD = ' aria-invalid="true" aria-describedby="far_temp note" autofocus'


def convert_temp(cel_temp):
    """convert Celsius temperature to Fahrenheit temperature"""
    if cel_temp.strip() == "":
        return ""
    try:
        far_temp = float(cel_temp) * 9 / 5 + 32
        far_temp = round(far_temp, 3)  # round to three decimal places
        return str(far_temp)
    except ValueError:  # user entered non-numeric temperature
        return "invalid input"


class MainPage(webapp2.RequestHandler):
    def get(self):
        cel_temp = self.request.get("cel_temp")
        far_temp = convert_temp(cel_temp)
        field = result = note = ""
        if far_temp == "invalid input":
            field = PROBLEM_FIELD
            result = PROBLEM
            note = "type a number with a point, such as 21.5"
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
