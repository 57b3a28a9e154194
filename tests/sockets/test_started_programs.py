"""What a page starts behaves as it would if a plain `python hello.py` had started it."""

import pytest

from tests.support.servers import local, online

PAGE = """\
import multiprocessing, subprocess, sys, webapp2

def double(number):
    return 2 * number


class Ended(webapp2.RequestHandler):
    def get(self):
        program = subprocess.Popen(["sleep", "60"])
        program.terminate()
        self.response.write(program.wait(5))


class Pool(webapp2.RequestHandler):
    def get(self, method):
        with multiprocessing.get_context(method).Pool(2) as pool:
            self.response.write(pool.map(double, [1, 2]))


my_app = webapp2.WSGIApplication([("/", Ended), ("/(.+)", Pool)], debug=True)
"""
SCRIPT = """\
import subprocess
program = subprocess.Popen(["sleep", "60"])
program.terminate()
print("Content-Type: text/plain\\n")
print(program.wait(5))
"""


@pytest.mark.parametrize("serve", [local, online])
def test_a_page_can_start_other_processes(start, folder, serve):
    (folder / "hello.py").write_text(PAGE)
    server = start(serve(folder))
    for _ in range(2):
        assert server.get("/").text == "-15"
        for method in ("fork", "spawn", "forkserver"):
            assert server.get(f"/{method}").text == "[2, 4]"
    assert "Traceback" not in server.log


def test_a_script_can_end_what_it_starts(start, folder, handlers):
    handlers("- url: /.*\n  script: hello.py\n")
    (folder / "hello.py").write_text(SCRIPT)
    assert start(local(folder)).get("/").text == "-15\n"
