"""What the table and the Check tab show of what check.py printed."""

import json

import pytest

from companion.checking.events import Task
from companion.checking.results import as_objects, results_of
from companion.checking.supervise import Worker
from companion.launcher.application import Application
from tests.support.project import FIRST_APP


@pytest.fixture
def read():
    """An application after a check of its folder: read(folder).in_short."""

    def read(folder):
        with Worker() as worker:
            task = Task(folder / "app.yaml", "app.yaml")
            step, results = results_of(task, worker)[0]
        application = Application(folder, 8080, "hello")
        application.read(json.dumps(as_objects(step, results)))
        return application

    return read


def test_a_folder_that_is_none_of_the_tutorials_is_told_so(read, folder):
    (folder / "hello.py").write_text(
        "import webapp2\n"
        "class Cats(webapp2.RequestHandler):\n"
        "    def get(self):\n"
        "        self.response.write('<html><ul><li>Tom</li></ul></html>')\n"
        "class Dogs(Cats):\n    pass\n"
        "my_app = webapp2.WSGIApplication([('/', Cats), ('/dogs', Dogs)], debug=True)\n"
    )
    application = read(folder)
    assert application.in_short == "another app"
    assert "isn't one of the tutorial's" in application.in_full


def test_the_file_with_the_mistake_is_the_one_to_open(read, folder):
    code = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(code.replace("self.response", "self.respons"))
    application = read(folder)
    assert application.failing == "hello.py"
    assert application.in_short == "Step 2: 1 of 4"


def test_what_comes_next_has_no_command_to_type(read, folder):
    application = read(folder)
    assert "Next: Review Exercises" in application.in_full
    assert "type" not in application.in_full
    finished = read(FIRST_APP)
    assert "Next: Deployment" in finished.in_full
    assert "Type" not in finished.in_full
