"""What the local server says when it starts, and when app.yaml is saved."""

from companion.config import app_yaml
from companion.server.announce import warn_of_settings


def test_two_rules_with_the_same_effect_are_mentioned_once(folder, caplog):
    handler = "- url: /{}\n  script: hello.my_app\n  login: admin\n"
    (folder / "app.yaml").write_text(
        "runtime: python313\nhandlers:\n" + handler.format("a") + handler.format("b")
    )
    settings = app_yaml.read(folder / "app.yaml", "app.yaml")
    logged = set()
    for _ in range(2):  # saved again
        warn_of_settings(logged, settings)
    (record,) = caplog.records
    assert record.getMessage().startswith("app.yaml:5: ")
