"""What a page starts behaves as it would if a plain `python hello.py` had started it."""

import pytest

from tests.support.servers import local, online

PAGE = """\
import multiprocessing, subprocess, sys, webapp2

def double(number):
    return 2 * number


class MainPage(webapp2.RequestHandler):
    def get(self):
        {}


my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""
ENDED = """\
program = subprocess.Popen(["sleep", "60"])
        program.terminate()
        self.response.write(program.wait(5))"""
POOL = """\
with multiprocessing.get_context("{}").Pool(2) as pool:
            self.response.write(pool.map(double, [1, 2]))"""
SCRIPT = """\
import subprocess
program = subprocess.Popen(["sleep", "60"])
program.terminate()
print("Content-Type: text/plain\\n")
print(program.wait(5))
"""


@pytest.mark.parametrize("serve", [local, online])
@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (ENDED, "-15"),
        (POOL.format("fork"), "[2, 4]"),
        (POOL.format("spawn"), "[2, 4]"),
        (POOL.format("forkserver"), "[2, 4]"),
    ],
)
def test_a_page_can_start_other_processes(start, folder, serve, code, shown):
    (folder / "hello.py").write_text(PAGE.format(code))
    server = start(serve(folder))
    for _ in range(3):
        assert server.get("/").text == shown
    assert "Traceback" not in server.log


def test_a_script_can_end_what_it_starts(start, folder, handlers):
    handlers("- url: /.*\n  script: hello.py\n")
    (folder / "hello.py").write_text(SCRIPT)
    assert start(local(folder)).get("/").text == "-15\n"
