"""first_app as other hosts run it: `gunicorn main:app` inside the folder."""

import pytest

from tests.servers import ask


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/", 200, "Congratulations, it's a web app!"),
        ("/temperature?cel_temp=30", 200, "86.0"),
        ("/static/style.css", 200, "color-scheme"),
        ("/static/../app.yaml", 404, ""),
        ("/nope", 404, "/temperature"),
        ("/%ff", 400, ""),
    ],
)
def test_the_folder_serves_all_of_itself(gunicorn, first_app, path, status, words):
    response = ask(gunicorn(first_app), "GET", path)
    assert response.status == status
    assert words in response.text
