"""What an app puts into the datastore stays there."""

import contextlib
import http.client
import signal
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from companion.problem import Problem
from companion.services.database import clear
from companion.services.files import default_file, index_yaml
from tests.services.conftest import NOTES, sign_in
from tests.support.processes import wait_for
from tests.support.servers import FORM, local, quick


def test_a_note_is_there_in_the_next_request(notes, serve):
    app = serve(notes().folder)
    app.post("/", {"text": "milk"})
    assert app.get("/").text == "notes:\nmilk\n"


def test_notes_stay_when_the_server_is_started_again(notes, serve):
    here = notes()
    first = serve(here.folder, data=here.data)
    ids = {first.post("/", {"text": text}).text for text in ("milk", "bread")}
    first.router.services.close()
    second = serve(here.folder, data=here.data)
    assert second.get("/").text == "notes:\nbread\nmilk\n"
    ids.add(second.post("/", {"text": "jam"}).text)
    assert len(ids) == 3  # none is given twice


def test_notes_stay_when_the_code_is_saved_again(notes, serve):
    here = notes()
    app = serve(here.folder)
    app.post("/", {"text": "milk"})
    here.code.write_text(NOTES.replace('+ "\\n"', '+ "!"'))
    assert app.get("/").text == "notes:\nmilk!"


def test_a_deleted_note_is_gone_from_the_file(notes, serve):
    here = notes(
        NOTES.replace(
            "self.response.write(str(note.put().id()))", "note.put().delete()"
        )
    )
    first = serve(here.folder, data=here.data)
    first.post("/", {"text": "milk"})
    first.router.services.close()
    assert serve(here.folder, data=here.data).get("/").text == "notes:\n"


def test_a_model_that_was_removed_from_the_code_is_forgotten(notes, serve):
    here = notes(NOTES + "\n\nclass Old(ndb.Model):\n    pass\n")
    app = serve(here.folder)
    app.get("/")
    here.code.write_text(NOTES)
    app.get("/")
    from google.appengine.ext import db, ndb

    assert "Old" not in ndb.Model._kind_map and "Note" in ndb.Model._kind_map
    assert "Old" not in db._kind_map


def test_a_page_reads_what_another_has_just_changed(notes, serve):
    """ndb keeps what a thread has read: it must not outlive the request."""
    here = notes(
        NOTES.replace("Note.query().order(Note.text)", "[Note.get_by_id(1)]").replace(
            'text=self.request.get("text")', 'id=1, text=self.request.get("text")'
        )
    )
    app = serve(here.folder)
    app.post("/", {"text": "milk"})
    assert app.get("/").text == "notes:\nmilk\n"  # this thread has read it
    with ThreadPoolExecutor() as other:
        other.submit(app.post, "/", {"text": "bread"}).result()
    assert app.get("/").text == "notes:\nbread\n"


def test_what_app_yaml_and_a_module_set_is_there_in_every_request(notes, serve):
    code = NOTES.replace(
        "class Note(",
        'import os\n\nos.environ["SET"] = "when imported"\n\n\nclass Note(',
    ).replace(
        "repr((user and user.email(), admin))", 'os.environ["SET"] + os.environ["FROM"]'
    )
    here = notes(code)
    yaml = here.folder / "app.yaml"
    yaml.write_text("env_variables:\n  FROM: app.yaml\n" + yaml.read_text())
    app = serve(here.folder)
    for _ in range(2):
        assert app.get("/who").text == "when importedapp.yaml"


def test_a_file_in_a_form_reaches_the_app(notes, serve):
    here = notes(
        NOTES.replace('self.request.get("text")', 'self.request.POST["f"].filename')
    )
    app = serve(here.folder)
    app.post("/", upload_files=[("f", "a.txt", b"hello")])
    assert app.get("/").text == "notes:\na.txt\n"


def test_an_app_may_be_wrapped_as_googles_documentation_says(notes, serve):
    wrapped = (
        "\nfrom google.appengine.api import wrap_wsgi_app\n\napp = wrap_wsgi_app(app)\n"
    )
    app = serve(notes(NOTES + wrapped).folder)
    app.post("/", {"text": "milk"})
    assert app.get("/").text == "notes:\nmilk\n"


def test_an_error_page_and_the_time_limit_are_as_without_services(notes, serve, caplog):
    here = notes(NOTES.replace("for note in", "while True: pass\n        for note in"))
    app = serve(here.folder, seconds=0.2)
    page = app.get("/", status=500).html
    assert page.h1.text.startswith("TimeLimitExceeded")
    assert page.h2.text == "hello.py, line 16, in get"
    assert len(caplog.records) == 1


def test_many_visitors_at_once_lose_nothing(notes, start):
    here = notes()
    server = start(local(here.folder, "--datastore_path", here.data))

    def put(number):
        return server.get("/", "POST", body=f"text={number:03}", headers=FORM).status

    with ThreadPoolExecutor(64) as visitors:
        assert set(visitors.map(put, range(128))) == {200}
    assert server.get("/").text.split()[1:] == [f"{number:03}" for number in range(128)]
    server.stop(signal.SIGTERM)
    assert list(here.data.parent.glob("datastore*")) == [here.data]  # all in one file


@pytest.mark.posix
def test_a_kill_in_the_middle_of_a_put_loses_nothing_that_was_acknowledged(
    notes, start
):
    here = notes()
    program = local(here.folder, "--datastore_path", here.data)
    acknowledged = []
    for turn in range(2):
        server = start(program)

        def put_all(visitor, server=server, turn=turn):
            for number in range(10_000):
                text = f"{turn}-{visitor}-{number}"
                try:
                    answer = server.get("/", "POST", body=f"text={text}", headers=FORM)
                except (OSError, http.client.HTTPException):
                    return
                assert answer.status == 200
                acknowledged.append(text)

        visitors = [threading.Thread(target=put_all, args=(n,)) for n in range(8)]
        for visitor in visitors:
            visitor.start()
        wait_for(lambda turn=turn: len(acknowledged) > 20 * (turn + 1), 60)
        server.kill()
        for visitor in visitors:
            visitor.join()
    kept = start(program).get("/").text.split()
    assert set(acknowledged) <= set(kept)


@pytest.mark.measured
def test_data_are_kept_outside_the_folder_and_can_be_cleared(notes, start):
    here = notes()
    file = default_file(here.folder)
    try:
        for words, kept in ((), "milk\n"), (("--clear_datastore",), ""):
            server = start(local(here.folder, *words))
            if not words:
                server.get("/", "POST", body="text=milk", headers=FORM)
            assert server.get("/").text == f"notes:\n{kept}"
            server.stop(signal.SIGTERM)
        assert file.is_file()
        names = {path.name for path in here.folder.iterdir()} - {"__pycache__"}
        assert names == {"app.yaml", "hello.py"}
    finally:
        clear(file)


def test_data_that_a_server_uses_are_in_use_and_cant_be_cleared(notes, serve):
    here = notes()
    app = serve(here.folder, data=here.data)
    app.post("/", {"text": "milk"})
    page = serve(here.folder, data=here.data).get("/", status=500)
    assert "another server uses these data" in page.html.h1.text
    assert "--datastore_path" in page.html.strong.text
    with pytest.raises(Problem, match="another server uses these data"):
        clear(here.data)
    assert app.get("/").text == "notes:\nmilk\n"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda file: file.write_bytes(b"no database" * 200), "file is not a database"),
        (lambda file: file.mkdir(), "unable to open database file"),
    ],
)
def test_data_that_cant_be_read_are_named(notes, serve, make, words):
    here = notes()
    here.data.parent.mkdir()
    make(here.data)
    page = serve(here.folder, data=here.data).get("/", status=500)
    assert str(here.data) in page.text and words in page.html.h1.text


def test_a_folder_that_cant_be_made_is_named(notes, serve):
    here = notes()
    here.data.parent.write_text("a file")
    page = serve(here.folder, data=here.data).get("/", status=500)
    assert "can't be made" in page.html.h1.text


def test_a_query_that_needs_an_index_online_is_noted_beside_the_data(notes, serve):
    query = 'Note.query(Note.owner == "ann").order(-Note.when)'
    here = notes(NOTES.replace("Note.query().order(Note.text)", query))
    serve(here.folder, data=here.data).get("/")
    index = index_yaml(here.folder).read_text()
    assert "- kind: Note\n  properties:\n  - name: owner\n  - name: when" in index


def test_a_folder_that_keeps_no_data_leaves_nothing_behind(notes, serve):
    here = notes()
    serve(here.folder).get("/")
    assert not index_yaml(here.folder).parent.exists()


def test_each_entity_is_a_row(notes, serve):
    here = notes()
    app = serve(here.folder, data=here.data)
    for text in ("milk", "bread"):
        app.post("/", {"text": text})
    app.router.services.close()
    with sqlite3.connect(here.data) as database:
        assert database.execute("SELECT count(*) FROM entities").fetchone() == (2,)
    database.close()


@pytest.mark.usefixtures("without_sdk")
def test_without_the_sdk_app_yaml_says_what_to_type(notes, serve):
    page = serve(notes().folder).get("/", status=500).html
    assert page.h1.text.endswith("app_engine_apis: true needs Google's SDK")
    assert "requirements-beyond.txt" in page.strong.text


def test_services_that_arent_switched_on_are_named(notes, serve):
    here = notes()
    yaml = here.folder / "app.yaml"
    yaml.write_text(yaml.read_text().replace("app_engine_apis: true\n", ""))
    page = serve(here.folder).get("/", status=500).html
    assert page.h1.text == "hello.py:2: Google's services aren't switched on"
    assert page.strong.text == "Write app_engine_apis: true in app.yaml, above handlers"


def damage(file):
    """Overwrite the pages after the first, as a bad disk would."""
    with file.open("r+b") as data:
        data.seek(4096)
        data.write(b"\xff" * (file.stat().st_size - 4096))


def test_damaged_data_are_named_each_time(notes, serve):
    here = notes()
    first = serve(here.folder, data=here.data)
    for number in range(100):
        first.post("/", {"text": f"{number}" * 50})
    first.router.services.close()
    damage(here.data)
    app = serve(here.folder, data=here.data)
    for _ in range(2):
        page = app.get("/", status=500)
        assert "can't be read: database disk image is malformed" in page.html.h1.text


def test_only_data_are_cleared(tmp_path):
    (tmp_path / "poem.py").write_text("import html\n" * 100)
    with pytest.raises(Problem, match="can't be read: file is not a database"):
        clear(tmp_path / "poem.py")
    assert (tmp_path / "poem.py").read_text().startswith("import html")
    clear(tmp_path / "missing.sqlite")
    assert not (tmp_path / "missing.sqlite").exists()


@pytest.mark.measured
def test_a_second_server_says_at_once_why_it_cant_answer(notes, start):
    here = notes()
    first = start(local(here.folder, "--datastore_path", here.data))
    first.get("/")
    second = start(local(here.folder, "--datastore_path", here.data))
    log = second.wait_for_log("uses these data")
    assert f"devserver: {here.data}: another server uses these data" in log


def test_an_entity_with_a_name_is_there_after_a_restart(notes, serve):
    here = notes(
        NOTES.replace("Note(text", 'Note(id="one", parent=ndb.Key("A", 7), text')
    )
    first = serve(here.folder, data=here.data)
    first.post("/", {"text": "milk"})
    first.router.services.close()
    assert serve(here.folder, data=here.data).get("/").text == "notes:\nmilk\n"


def test_what_couldnt_be_written_is_written_with_the_next(notes, serve):
    here = notes()
    first = serve(here.folder, data=here.data)
    first.get("/")
    datastore = first.router.services.started.datastore
    write, datastore.write = datastore.write, fail
    assert "disk is full" in first.post("/", {"text": "milk"}, status=500).text
    datastore.write = write
    first.post("/", {"text": "bread"})
    first.router.services.close()
    assert serve(here.folder, data=here.data).get("/").text == "notes:\nbread\nmilk\n"


def fail(*_):
    raise sqlite3.OperationalError("database or disk is full")


def test_services_can_be_switched_on_while_the_server_runs(notes, serve):
    here = notes()
    yaml = here.folder / "app.yaml"
    text = yaml.read_text()
    yaml.write_text(text.replace("app_engine_apis: true\n", ""))
    app = serve(here.folder)
    app.get("/who", status=500)
    yaml.write_text(text)
    page = sign_in(app, "ann@example.com").follow()
    assert page.text == "('ann@example.com', False)"


def test_an_app_may_make_its_page_in_parts(notes, serve):
    app = serve(notes(PARTS).folder)
    sign_in(app, "ann@gmail.com")
    assert app.get("/").text == "ann ann "


PARTS = """
from google.appengine.api import users


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield f"{users.get_current_user()} ".encode()
    yield f"{users.get_current_user()} ".encode()
"""


def test_a_loop_that_puts_is_ended_at_its_limit(notes, start):
    loop = "while True: Note().put()\n        note = Note("
    server = start(quick(notes(NOTES.replace("note = Note(", loop)).folder))
    # The limit may leave one of Google's locks locked; then Python is ended as well.
    with contextlib.suppress(OSError, http.client.HTTPException):
        assert server.get("/", "POST", body="text=milk", headers=FORM).status == 500
    server.wait_for_log("TimeLimitExceeded: took more than 1 seconds")
