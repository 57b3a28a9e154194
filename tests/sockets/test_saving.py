"""100 times: save, ask at once over a socket, and see what was saved."""

import os

import pytest

from tests.support.servers import local

HELLO = """
import webapp2
import page

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.write("hello {} " + page.TEXT)

my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""
APP_YAML = """\
runtime: python27
default_expiration: {}s
handlers:
- url: /static
  static_dir: static
- url: /.*
  script: hello.my_app
"""


@pytest.mark.parametrize("times", ["as they are", "forced equal"])
@pytest.mark.parametrize("bytecode", ["", "1"], ids=["bytecode on", "bytecode off"])
def test_a_hundred_saves_show_at_once(start, folder, bytecode, times):
    (folder / "static").mkdir()

    def save(name, text):
        (folder / name).write_text(text)
        if times == "forced equal":
            os.utime(folder / name, (1, 1))

    def save_all(number):
        save("hello.py", HELLO.format(number))
        save("page.py", f'TEXT = "page {number}"')
        save("static/page.txt", f"static {number}")
        save("app.yaml", APP_YAML.format(number))

    save_all(100)
    server = start(local(folder, env={"PYTHONDONTWRITEBYTECODE": bytecode}))
    hello = page = 100
    for number in range(101, 201):  # all of equal length, many in a clock's tick
        which = number % 4
        if which == 0:
            save("app.yaml", APP_YAML.format(number))
            age = server.get("/static/page.txt").getheader("Cache-Control")
            assert age == f"public, max-age={number}"
        elif which == 1:
            save("static/page.txt", f"static {number}")
            assert server.get("/static/page.txt").text == f"static {number}"
        else:
            if which == 2:
                save("page.py", f'TEXT = "page {number}"')
                page = number
            else:
                save("hello.py", HELLO.format(number))
                hello = number
            assert server.get("/").text == f"hello {hello} page {page}"
    assert not (folder / "__pycache__").exists()
