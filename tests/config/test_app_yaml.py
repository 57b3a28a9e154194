"""What a right app.yaml means."""

import pytest

from companion.app_yaml_router import routing
from companion.config import app_yaml
from companion.problem import Problem
from tests.support.project import APP_YAML

TUTORIALS = APP_YAML.replace("my_app", "{}")


def test_the_tutorials_first_app_yaml_is_accepted(read):
    settings = read(TUTORIALS.format("py"))
    assert (settings.application, settings.version) == ("hello", "1")
    assert settings.threadsafe is False
    assert [rule.script for rule in settings.url_rules] == ["hello.py"]


def test_the_tutorials_later_app_yamls_are_accepted(read):
    assert read(TUTORIALS.format("my_app")).url_rules[0].script == "hello.my_app"


def test_each_script_in_first_app_has_its_line(first_app):
    settings = app_yaml.read(first_app / "app.yaml", "app.yaml")
    lines = (first_app / "app.yaml").read_text().splitlines()
    for script, line in settings.script_lines.items():
        assert lines[line - 1] == f"  script: {script}"
    assert len(settings.script_lines) == 4


def test_keys_without_effect_on_this_machine_are_accepted(read):
    text = (
        "instance_class: F1\nautomatic_scaling:\n  max_instances: 1\n"
        "inbound_services:\n- warmup\n"
    )
    read(text + TUTORIALS.format("my_app") + "  redirect_http_response_code: 301\n")


def test_rules_about_visitors_are_listed_with_their_lines(read):
    text = TUTORIALS.format("my_app") + "  login: admin\n  secure: always\n"
    (handler,) = read(text).handlers
    assert [str(error) for error in handler.restrictions.values()] == [
        "app.yaml:9: `login: admin` keeps nobody out without `app_engine_apis: true`",
        "app.yaml:10: `secure: always` redirects to https only on App Engine",
    ]
    text = TUTORIALS.format("my_app") + "  login: optional\n  secure: never\n"
    assert read(text).handlers[0].restrictions == {}


def test_all_folders_that_arent_there_are_warnings(read):
    text = "runtime: python27\nhandlers:\n- url: /a\n  static_dir: img\n"
    text += f"- url: /b\n  static_dir: statics\n- url: /c\n  static_dir: {'c' * 5000}\n"
    text += "- url: /d\n  static_dir: static/styl\n- url: /e\n  static_dir: static/js\n"
    img, statics, long, styl, js = map(str, read(text).warnings)
    assert img == "app.yaml:4: there is no folder 'img' next to app.yaml; create it"
    assert statics.endswith("next to app.yaml; did you mean `static`?")
    assert long.startswith("app.yaml:8: there is no folder 'ccc")
    assert styl.endswith("next to app.yaml; did you mean `static/style`?")
    assert js.endswith("'static/js' next to app.yaml; create it")


@pytest.mark.parametrize(
    ("handlers", "warning"),
    [
        (
            "- url: /.*\n  script: hello.my_app\n- url: /css\n  static_dir: static\n",
            "app.yaml:5: no visitor gets these static files; "
            "move `- url: /css` above `- url: /.*` on line 3",
        ),
        (
            "- url: /css/.*\n  static_dir: static\n",
            "app.yaml:3: no visitor gets these static files; "
            "write `url: /css`: static_dir needs a folder's url",
        ),
        ("- url: /css\n  static_dir: static\n- url: /.*\n  script: hello.my_app\n", ""),
    ],
)
def test_static_files_that_no_visitor_gets_are_warned_of(read, handlers, warning):
    warnings = read(f"runtime: python27\nhandlers:\n{handlers}").warnings
    assert "".join(map(str, warnings)) == warning


@pytest.mark.parametrize(
    ("runtime", "main", "script"),
    [
        ("python27", "app = Flask(__name__)\n", "auto"),
        ("python27", "", "hello.py"),
        ("python38", "", "hello.py"),
    ],
)
def test_what_to_write_without_handlers(tmp_path, runtime, main, script):
    (tmp_path / "app.yaml").write_text(f"runtime: {runtime}\n")
    if main:
        (tmp_path / "main.py").write_text(main)
    with pytest.raises(Problem, match=rf"no handlers; write .* `script: {script}`"):
        app_yaml.read(tmp_path / "app.yaml", "app.yaml")


@pytest.mark.parametrize(
    "upload", [r"static/.*", r".*\.png", r"(?!hello|app).*\.(py|css)"]
)
def test_files_beside_the_code_can_be_shown(read, upload):
    text = "runtime: python27\nhandlers:\n- url: /(.*)\n  static_files: \\1\n"
    assert read(f"{text}  upload: {upload}\n").warnings == ()


@pytest.mark.parametrize(
    ("lines", "threadsafe"),
    [
        ("threadsafe: true\n", True),
        ("threadsafe: yes\n", True),
        ("threadsafe: False\n", False),
        ("", True),
    ],
)
def test_threadsafe_is_true_unless_app_yaml_says_no(read, lines, threadsafe):
    text = TUTORIALS.format("my_app").replace("threadsafe: false\n", lines)
    assert read(text).threadsafe is threadsafe


def test_a_cgi_script_answers_one_request_at_a_time(read):
    text = TUTORIALS.format("py").replace("threadsafe: false\n", "")
    assert read(text).threadsafe is False


def test_a_byte_order_mark_and_windows_line_breaks_are_accepted(read):
    text = "\ufeff" + TUTORIALS.format("my_app").replace("\n", "\r\n")
    assert read(text).application == "hello"


def test_env_variables_are_strings_as_written(read):
    text = "env_variables:\n  A: 007\n  B: yes\n" + TUTORIALS.format("my_app")
    assert read(text).env_variables == {"A": "007", "B": "yes"}


@pytest.mark.parametrize(
    ("expiration", "seconds"),
    [("10m", 600), ("1d 12h", 129_600), ("4d 5h 3s", 363_603)],
)
def test_the_parts_of_an_expiration_are_added(expiration, seconds):
    assert routing.seconds(expiration) == seconds


def test_script_auto_is_main_pys_app(read):
    settings = read(TUTORIALS.format("x").replace("hello.x", "auto"))
    assert settings.url_rules[0].script == "main.app"


@pytest.mark.parametrize(
    ("entrypoint", "script"),
    [
        ("gunicorn -b :$PORT main:application", "main.application"),
        ("gunicorn -b localhost:8080 -w 2 web.wsgi:app", "web.wsgi.app"),
        ("gunicorn -b 0.0.0.0:$PORT 'site:app'", "site.app"),
        ("uwsgi --http-socket :$PORT --module=hello:my_app", "hello.my_app"),
        ("python server.py", "main.app"),
        ("gunicorn -b :$PORT main:make_app()", "main.app"),
    ],
)
def test_script_auto_is_the_app_that_entrypoint_names(read, entrypoint, script):
    text = f"runtime: python312\nentrypoint: {entrypoint}\n"
    settings = read(f"{text}handlers:\n- url: /\n  script: auto\n")
    assert settings.url_rules[0].script == script
    line = 5 if script == "main.app" else 2
    assert settings.script_lines == {script: line}


HELLO = "entrypoint: gunicorn hello:app\n"


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        (f"runtime: python312\n{HELLO}", ["hello.app"]),
        (
            f"{HELLO}handlers:\n- url: /a\n  static_dir: static\nruntime: python39\n",
            ["", "hello.app"],
        ),
        ("runtime: python312\nentrypoint: gunicorn -b :$PORT static:app\n", ["static.app"]),
        (f"runtime: python27\n{HELLO}handlers:\n- url: /a\n  static_dir: static\n", [""]),
        ("runtime: python312\nhandlers:\n- url: /a\n  static_dir: static\n", [""]),
        (
            f"runtime: python312\n{HELLO}handlers:\n- url: /\n  script: hello_app.app\n",
            ["hello_app.app"],
        ),
    ],
)  # fmt: skip
def test_a_python_3_app_answers_what_no_url_matches(read, tmp_path, text, scripts):
    (tmp_path / "static/__init__.py").touch()
    settings = read(text)
    assert [rule.script for rule in settings.url_rules] == scripts
    if scripts[-1] == "hello.app":
        assert settings.script_lines == {"hello.app": 1 + text.startswith("runtime")}


def test_an_unreadable_file_is_named(tmp_path):
    with pytest.raises(Problem, match=r"^app.yaml: can't be read: "):
        app_yaml.read(tmp_path, "app.yaml")  # a folder


def test_a_folder_called_like_a_module_makes_no_app(complaint, tmp_path):
    (tmp_path / "folder.py").mkdir()
    said = complaint("runtime: python27\nhandlers:\n- url: /\n  script: hello\n")
    assert said.endswith("write script: hello.py")
