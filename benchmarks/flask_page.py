"""The temperature page as one would write it in Flask, to be measured beside ours."""

import math

from flask import Flask, make_response, render_template, request

# As in first_app/page.py, which would import webapp2 as well.
PAGES = [
    ("/", "Hello"),
    ("/greeting", "Greeting"),
    ("/temperature", "Temperature"),
    ("/poem", "Poem"),
]
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}

app = Flask(__name__)


def convert_temp(cel_temp):
    if cel_temp.strip() == "":
        return ""
    try:
        far_temp = float(cel_temp) * 9 / 5 + 32
    except ValueError:
        return "invalid input"
    if not math.isfinite(far_temp) or "_" in cel_temp:
        return "invalid input"
    return str(round(far_temp, 3))


@app.get("/temperature")
def temperature():
    cel_temp = request.args.get("cel_temp", "")
    page = render_template(
        "temperature.html",
        title="Temperature Converter",
        path=request.path,
        pages=PAGES,
        cel_temp=cel_temp,
        far_temp=convert_temp(cel_temp),
    )
    response = make_response(page)
    response.headers.update(SECURITY_HEADERS)
    return response
