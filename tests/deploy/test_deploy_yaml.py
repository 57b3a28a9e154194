"""What deploy.yaml says of an app.yaml, and what Google's own reader says of it."""

import pytest
import yaml

from companion.config import app_yaml
from companion.deploy.deploy_yaml import convert
from companion.errors import UserError
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


def deploy_yaml(folder):
    path = folder / "app.yaml"
    return convert(app_yaml.read(path, "app.yaml"))


def test_the_tutorials_app_yaml_becomes_one_for_today():
    converted = deploy_yaml(STEPS["temperature"])
    settings = yaml.safe_load(converted.text)
    assert "waitress-serve --port=$PORT --threads=1 " in settings.pop("entrypoint")
    assert settings == {
        "runtime": "python313",
        "automatic_scaling": {"max_instances": 1},
        "handlers": [{"url": "/.*", "script": "auto"}],
    }
    assert [key for key, _ in converted.left_out] == [
        "application",
        "version",
        "api_version",
        "threadsafe",
    ]


def test_what_app_engine_still_knows_is_kept_as_it_was_written(folder):
    yaml = (folder / "app.yaml").read_text().replace("python27", "python312")
    kept = (
        "entrypoint: gunicorn main:app -w 2\n"
        "instance_class: F2\n"
        "basic_scaling:\n  max_instances: 3\n"
    )
    (folder / "app.yaml").write_text(kept + yaml + "  secure: always\n")
    text = deploy_yaml(folder).text
    assert "runtime: python312\n" in text
    assert "  secure: always\n" in text
    for entry in kept.splitlines():
        assert f"{entry}\n" in text
    assert "automatic_scaling" not in text


def test_an_environment_variable_stays_the_text_that_it_is(folder):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text("env_variables:\n  A: 007\n  B: yes\n" + yaml)
    assert 'env_variables:\n  A: "007"\n  B: "yes"\n' in deploy_yaml(folder).text


def test_what_gcloud_refuses_is_left_out(folder):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(
        "skip_files:\n- a\nentrypoint:\n" + yaml + "  application_readable: true\n"
    )
    converted = deploy_yaml(folder)
    assert "skip_files" in dict(converted.left_out)
    assert "skip_files" not in converted.text
    assert "application_readable" not in converted.text
    assert "entrypoint: >-\n  waitress-serve" in converted.text


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "application: hello",
            "includes: [other.yaml]",
            "app.yaml:1: includes can't be deployed; copy the handlers",
        ),
        (
            "application: hello",
            "env: flex",
            "app.yaml:1: env can't be deployed; remove it",
        ),
        ("hello.my_app", "hello.py", "app.yaml:8: App Engine no longer runs a script"),
        (
            "hello.my_app",
            "hello.my_app\n  login: admin",
            "app.yaml:9: `login: admin` keeps nobody out",
        ),
    ],
)
def test_what_app_engine_no_longer_offers_is_refused(folder, before, after, words):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace(before, after))
    with pytest.raises(UserError) as caught:
        deploy_yaml(folder)
    assert str(caught.value).startswith(words)


def test_googles_reader_accepts_each_deploy_yaml(first_app, sdk, tmp_path):
    paths = [first_app / "deploy.yaml"]
    for step, folder in STEPS.items():
        if step != "hello_print":  # which App Engine no longer runs
            paths.append(tmp_path / f"{step}.yaml")
            paths[-1].write_text(deploy_yaml(folder).text)
    done = type_command("-c", GOOGLES_READER, sdk, *paths)
    assert (done.returncode, done.stderr) == (0, "")
