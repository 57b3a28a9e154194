"""The app.yaml for App Engine, and what Google's own reader says of it."""

import pytest
import yaml

from companion.config import app_yaml
from companion.deploy.google_yaml import convert
from companion.problem import Problem
from tests.support.commands import type_command
from tests.support.project import STEPS

# Reads files as `gcloud app deploy` does first of all.
GOOGLES_READER = """
import sys
sys.path[:0] = [sys.argv[1] + "/lib", sys.argv[1] + "/lib/third_party"]
from googlecloudsdk.api_lib.app import yaml_parsing
for path in sys.argv[2:]:
    yaml_parsing.ServiceYamlInfo.FromFile(path)
"""
ENTRYPOINT = "python3 -m app_yaml_router --port=$PORT --behind-proxy"
HANDLERS = "handlers:\n- url: /.*\n  script: {}\n"


def google_yaml(folder):
    return convert(app_yaml.read(folder / "app.yaml", "app.yaml"))


@pytest.fixture
def convert_text(folder):
    """Convert an app.yaml with this text."""

    def convert_text(text):
        (folder / "app.yaml").write_text(text)
        return google_yaml(folder)

    return convert_text


def test_the_tutorials_app_yaml_becomes_one_for_today():
    converted = google_yaml(STEPS["temperature"])
    assert yaml.safe_load(converted.text) == {
        "runtime": "python313",
        "entrypoint": ENTRYPOINT,
        "automatic_scaling": {"max_instances": 1},
        "handlers": [{"url": "/.*", "script": "auto"}],
    }
    assert converted.warnings == ()


@pytest.mark.parametrize(
    ("runtime", "today"),
    [
        *(("python27", "python313"), ("python3", "python313")),
        *(("python34", "python313"), ("python39", "python313")),
        *(("python310", "python310"), ("python314", "python314")),
    ],
)
def test_a_runtime_that_is_too_old_is_replaced(convert_text, runtime, today):
    converted = convert_text(f"runtime: {runtime}\n{HANDLERS.format('hello.my_app')}")
    assert f"\nruntime: {today}\n" in converted.text
    said = f"app.yaml:1: {runtime} is too old: python313 goes online instead"
    is_said = runtime not in (today, "python27")
    assert [*map(str, converted.warnings)] == ([said] if is_said else [])


def test_what_app_engine_still_knows_is_kept_as_it_was_written(convert_text):
    kept = (
        "instance_class: F2\n"
        "basic_scaling:\n  max_instances: 3\n"
        "inbound_services:\n- warmup\n"
        "default_expiration: '1d'\n"
        "handlers:\n"
        "- url: /a\n  static_dir: static\n  http_headers:\n    X-A: 'b'\n"
        "- url: /.*\n  script: auto\n  secure: always\n"
    )
    converted = convert_text("runtime: python312\n" + kept)
    assert converted.text.endswith(f"--behind-proxy\n\n{kept}")


def test_an_environment_variable_stays_the_text_that_it_is(convert_text):
    variables = "env_variables:\n  A: 007\n  B: yes\n  C: 'é'\n"
    text = convert_text(f"runtime: python27\n{variables}{HANDLERS.format('a.b')}").text
    assert 'env_variables:\n  A: "007"\n  B: "yes"\n  C: "é"\n' in text


@pytest.mark.parametrize(
    ("script", "entrypoint", "kept"),
    [
        ("auto", "gunicorn main:app -w 2", "gunicorn main:app -w 2"),
        ("hello.my_app", "gunicorn main:app -w 2", ENTRYPOINT),
        ("auto\n- url: /a\n  script: a.b", "gunicorn main:app -w 2", ENTRYPOINT),
        ("hello.my_app", "gunicorn hello:my_app", "gunicorn hello:my_app"),
        ("auto", "", ENTRYPOINT),
    ],
)
def test_an_entrypoint_is_kept_if_all_scripts_are_auto(
    convert_text, script, entrypoint, kept
):
    handlers = HANDLERS.format(script)
    text = convert_text(
        f"runtime: python312\nentrypoint: {entrypoint}\n{handlers}"
    ).text
    assert yaml.safe_load(text)["entrypoint"] == kept
    assert text.count("entrypoint:") == 1


@pytest.mark.parametrize("more", ["", "instance_class: F2\n"])
def test_a_python_3_app_needs_no_handlers(convert_text, more):
    text = convert_text(
        f"runtime: python312\nentrypoint: gunicorn hello:a\n{more}"
    ).text
    assert ("handlers" not in text, more in text) == (True, True)
    assert yaml.safe_load(text)["entrypoint"] == "gunicorn hello:a"


def test_what_gcloud_refuses_is_left_out(convert_text):
    converted = convert_text(
        "runtime: python27\nproject: hello\nskip_files:\n- a\nbuiltins:\n- remote_api: on\n"
        "libraries:\n- name: jinja2\n  version: latest\n"
        f"{HANDLERS.format('hello.my_app')}  application_readable: true\n"
    )
    assert sorted(yaml.safe_load(converted.text)) == [
        *("automatic_scaling", "entrypoint", "handlers", "runtime"),
    ]
    assert "application_readable" not in converted.text
    assert list(map(str, converted.warnings)) == [
        "app.yaml:3: skip_files doesn't count any more; use a .gcloudignore",
        "app.yaml:5: builtins were for Python 2.7 only, and don't go online",
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "application: hello",
            "includes: [other.yaml]",
            "app.yaml:1: includes can't be deployed; "
            "copy the handlers that it includes into app.yaml",
        ),
        (
            "hello.my_app",
            "hello.my_app\n  login: admin",
            "app.yaml:9: `login: admin` keeps nobody out without "
            "`app_engine_apis: true`; write both, or neither",
        ),
        (
            "hello.my_app",
            "hello.py",
            "app.yaml:8: App Engine no longer runs a script like hello.py; "
            "write script: hello.my_app",
        ),
        (
            "hello.my_app",
            "lib/page.py",
            "app.yaml:8: App Engine no longer runs a script like lib/page.py; "
            "write script: lib.page.application",
        ),
        (
            "hello.my_app",
            "gone.py",
            "app.yaml:8: there is no gone.py, but app.yaml names it; "
            "save your code as gone.py, or write script: hello.my_app",
        ),
    ],
)
def test_what_app_engine_no_longer_offers_is_refused(
    folder, convert_text, before, after, words
):
    (folder / "lib").mkdir()
    (folder / "lib/page.py").write_text("application = webapp2.WSGIApplication([])\n")
    text = (folder / "app.yaml").read_text()
    with pytest.raises(Problem) as caught:
        convert_text(text.replace(before, after))
    assert str(caught.value) == words


def test_each_line_comes_from_a_line_of_yours(convert_text):
    converted = convert_text(
        "# mine\n\nruntime: python27\nthreadsafe: true\nenv_variables:\n  A: b\n"
        "handlers:\n- url: /a\n  static_dir: a\n\n# next\n- url: /b\n  script: a.b\n"
    )
    lines = converted.text.splitlines()
    there = {lines[line - 1].strip(): mine for line, mine in converted.lines.items()}
    assert there == {
        "runtime: python313": 3,
        "env_variables:": 5,
        'A: "b"': 6,
        "handlers:": 7,
        "- url: /a": 8,
        "static_dir: a": 9,
        "- url: /b": 12,
        "script: auto": 13,
    }


def test_googles_reader_accepts_each_app_yaml(sdk, tmp_path):
    paths = []
    for step, folder in STEPS.items():
        if step != "hello_print":  # which App Engine no longer runs
            paths.append(tmp_path / f"{step}.yaml")
            paths[-1].write_text(google_yaml(folder).text)
    done = type_command("-c", GOOGLES_READER, sdk, *paths)
    assert (done.returncode, done.stderr) == (0, "")
