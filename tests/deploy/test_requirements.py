"""requirements.txt: the packages of the router, of the reader's lines and imports."""

import pytest
from packaging.requirements import Requirement

from companion.deploy import imports
from companion.problem import Problem
from companion.reports.hints.missing_module import pip_install

OURS = [
    *("webapp2==3.0.0b1", "WebOb==1.8.11", "PyYAML==6.0.4"),
    'legacy-cgi==2.6.4; python_version >= "3.13"',
    *("waitress==3.0.2", "multipart==2.0.1"),
]
GOOGLE = {
    "google-auth": ["google/auth/__init__.py"],
    "google-cloud-storage": ["google/cloud/storage/__init__.py"],
    "google-cloud-ndb": ["google/cloud/ndb.py"],
}
APP_YAML = (
    "libraries:\n- name: {}\nruntime: python27\n"
    "handlers:\n- url: /\n  script: hello.my_app\n"
)


@pytest.fixture
def install(tmp_path_factory, monkeypatch):
    """Pretend that a package is installed: install("name", "module.py")."""
    site = tmp_path_factory.mktemp("site")

    def install(package, *files, record=True):
        info = site / f"{package.replace('-', '_')}-1.0.dist-info"
        for path in map(site.joinpath, files):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        info.mkdir()
        text = f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
        (info / "METADATA").write_text(text)
        (info / "top_level.txt").write_text(files[0].partition("/")[0].split(".")[0])
        if record:
            (info / "RECORD").write_text("".join(f"{name},,\n" for name in files))
        imports.installed.cache_clear()

    monkeypatch.syspath_prepend(site)
    yield install
    imports.installed.cache_clear()


@pytest.fixture
def requirements(stage):
    """The lines that staging the folder gives, without comments and ours."""

    def requirements():
        lines = stage().files["requirements.txt"].decode().splitlines()
        lines = [line for line in lines if not line.startswith("#")]
        assert lines[: len(OURS)] == OURS
        return lines[len(OURS) :]

    return requirements


def test_the_routers_packages_go_online_as_they_were_tested(stage):
    text = stage().files["requirements.txt"].decode()
    heading = "# Written by appcfg.py: what has to be installed where the app runs."
    assert text.splitlines() == [heading, *OURS]


def test_each_part_says_where_it_is_from(stage, add, install):
    install("mine", "mine.py")
    add("a.py", text="import mine\n")
    add("requirements.txt", text="flask\n")
    text = stage().files["requirements.txt"].decode()
    assert text.splitlines()[len(OURS) + 1 :] == [
        "# From your requirements.txt:",
        "flask",
        "# What your code imports, at the versions installed here:",
        "mine==1.0",
    ]


@pytest.mark.parametrize(
    ("code", "added"),
    [
        ("import mine", ["mine-package==1.0"]),
        ("import mine.deep.er as m, os.path", ["mine-package==1.0"]),
        ("from mine import anything", ["mine-package==1.0"]),
        ("from mine.deep import *", ["mine-package==1.0"]),
        ("def get():\n    import mine", ["mine-package==1.0"]),
        ("try:\n    import mine\nexcept ImportError: pass", ["mine-package==1.0"]),
        ("import fast", ["fast==1.0"]),  # a module in C
        ("import listed_nowhere.a", ["debian==1.0"]),
        ("import os, webapp2, yaml, cgi", []),
        ("from . import mine\nfrom .mine import a", []),
        ("import google.auth", ["google-auth==1.0"]),
        ("from google.cloud import storage", ["google-cloud-storage==1.0"]),
        (
            "from google.cloud import ndb, storage",
            ["google-cloud-ndb==1.0", "google-cloud-storage==1.0"],
        ),
        ("from google.cloud.storage import Client", ["google-cloud-storage==1.0"]),
        ("from webapp2_extras import jinja2, auth", ["Jinja2==1.0"]),
        ("from webapp2_extras.jinja2 import get_jinja2", ["Jinja2==1.0"]),
        ("'\\d'  # which Python warns about\nimport mine", ["mine-package==1.0"]),
        ("print 'Python 2'\nimport mine", []),
    ],
)
@pytest.mark.filterwarnings("error")
def test_an_import_adds_its_package(requirements, warnings, add, install, code, added):
    install("mine-package", "mine/__init__.py", "mine/deep/__init__.py")
    install("fast", "fast.cpython-313-x86_64-linux-gnu.so")
    install("debian", "listed_nowhere.py", record=False)
    install("Jinja2", "jinja2/__init__.py")
    for package, files in GOOGLE.items():
        install(package, *files)
    add("page.py", text=code)
    assert (requirements(), warnings()) == (added, [])


@pytest.mark.parametrize("name", ["mine.py", "mine/__init__.py", "lib/mine/a.py"])
def test_your_own_modules_come_first(requirements, warnings, add, install, name):
    install("mine", "mine.py")
    add("page.py", text="import mine\n")
    add(name)
    assert (requirements(), warnings()) == ([], [])


NAME_IT = "add its package to requirements.txt"


@pytest.mark.parametrize(
    ("code", "warned"),
    [
        ("import gone", [f"nothing installed has gone; {NAME_IT}"]),
        ("from gone import a, b", [f"nothing installed has gone; {NAME_IT}"]),
        (
            "from google.maps import places",
            [f"nothing installed has google.maps.places; {NAME_IT}"],
        ),
        (
            "from google.cloud import storage, sql",
            [f"nothing installed has google.cloud.sql; {NAME_IT}"],
        ),
        (
            "from webapp2_extras import auth, mako",
            [f"webapp2_extras.mako needs Mako; type: {pip_install('Mako')}"],
        ),
        ("try:\n    import gone\nexcept ImportError:\n    import also_gone", []),
        ("import sys\nif sys.version_info < (3,):\n    import gone", []),
        ("def in_python_2():\n    import gone", []),
        ("try:\n    from webapp2_extras import mako\nfinally:\n    pass", []),
    ],
)
def test_an_import_that_is_not_known_is_named(warnings, add, install, code, warned):
    for package, files in GOOGLE.items():
        install(package, *files)
    add("page.py", text=f"\n{code}\n")
    assert warnings() == [f"page.py:2: {words}" for words in warned]


def test_an_import_that_requirements_txt_names_is_known(warnings, add):
    add("page.py", text="import gone\n")
    add("requirements.txt", text="Gone==0.9\n")
    assert warnings() == []


@pytest.mark.parametrize("code", [b"\0", b"a = '\xff'", b"-" * 20000 + b"1"])
def test_code_that_can_not_be_parsed_is_for_the_check_to_name(
    requirements, folder, code
):
    (folder / "page.py").write_bytes(code)
    assert requirements() == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("flask\n# mine\nFlask-Login == 1 # why\n", ["flask", "Flask-Login == 1"]),
        ("\ufeffflask\r\n  numpy\r\n", ["flask", "numpy"]),
        ("numpy \\\n  ==2\n", ["numpy   ==2"]),
        (
            "--no-binary x\ngit+https://a/b.git#egg=c\n/a.whl\n",
            ["--no-binary x", "git+https://a/b.git#egg=c", "/a.whl"],
        ),
        ("-r more.txt\nflask\n", ["markdown", "flask"]),
        ("--requirement=more.txt\n", ["markdown"]),
        ("webapp2\nwebob>=1\nPyYAML == 6.0.4\nwaitress==3.0.2;os_name=='a'\n", []),
    ],
)
def test_your_own_lines_are_kept(requirements, warnings, folder, add, text, lines):
    (folder / "requirements.txt").write_text(text, newline="")
    add("more.txt", text="markdown\n")
    assert (requirements(), warnings()) == (lines, [])


def test_another_version_of_the_routers_packages_is_named(warnings, add):
    add("requirements.txt", text="flask\nwebob==1.7\n")
    assert warnings() == [
        "requirements.txt: WebOb==1.8.11 goes online, which was tested, "
        "instead of webob==1.7"
    ]


@pytest.mark.parametrize("line", ["mine", "mine==0.9", "Mine[extra]>=1 ; os_name!='a'"])
def test_your_own_line_is_enough_for_an_import(requirements, add, install, line):
    install("mine", "mine.py")
    add("page.py", text="import mine\n")
    add("requirements.txt", text=f"{line}\n")
    assert requirements() == [line.replace("0.9", "1.0")]


@pytest.mark.parametrize(
    ("line", "goes_online"),
    [
        ("mine==0.9", "mine==1.0"),
        ("Mine[extra] == 0.9 ; os_name!='a'", "Mine[extra] ==1.0; os_name!='a'"),
        ("mine==1.0", ""),
        ("mine==1.*", ""),
        ("mine>=0.9", ""),
        ("elsewhere==0.9", ""),
        ("'mine'==0.9", ""),
    ],
)
def test_a_pinned_version_that_was_not_tested_is_named(
    requirements, warnings, add, install, line, goes_online
):
    install("mine", "mine.py")
    add("requirements.txt", text=f"{line}\n")
    said = f"{goes_online} goes online, which was tested, instead of {line}"
    assert warnings() == ([f"requirements.txt: {said}"] if goes_online else [])
    assert requirements() == [goes_online or line.replace("*", "0")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"webapp2 # caf\xe9\n", "not UTF-8; save the file as UTF-8"),
        (b"a --hash=sha256:1\n", "pip takes a --hash only if every line has one; "),
        (b"-r gone.txt\n", "can't include gone.txt; write its lines here"),
        (b"-r requirements.txt\n", "can't include requirements.txt; write its lines"),
    ],
)
def test_requirements_that_can_not_be_used_are_refused(stage, folder, content, message):
    (folder / "requirements.txt").write_bytes(content)
    with pytest.raises(Problem) as caught:
        stage()
    assert caught.value.place.file == str(folder / "requirements.txt")
    assert message in str(caught.value)


@pytest.mark.posix
def test_requirements_that_can_not_be_read_are_named(stage, folder):
    (folder / "requirements.txt").mkdir()
    with pytest.raises(Problem) as caught:
        stage()
    says = f"{folder / 'requirements.txt'}: can't be read: Is a directory"
    assert str(caught.value) == says


def test_only_a_library_of_app_yaml_that_is_imported_counts(requirements, add, install):
    install("mine", "mine.py")
    install("Markdown", "markdown/__init__.py")
    add("app.yaml", text=APP_YAML.format("mine\n- name: django"))
    add("page.py", text="import markdown\n")
    assert requirements() == ["Markdown==1.0"]


def test_pip_accepts_the_lines_and_no_name_comes_twice(stage, add, install):
    install("Jinja2", "jinja2/__init__.py")
    install("mine", "mine.py")
    add("app.yaml", text=APP_YAML.format("jinja2"))
    add("page.py", text="import mine, jinja2, yaml\nfrom webapp2_extras import jinja2")
    add("requirements.txt", text="WebOb\nflask>=1,<2 ; python_version>'3'\nMINE~=1.0\n")
    lines = stage().files["requirements.txt"].decode().splitlines()
    found = [Requirement(line) for line in lines if not line.startswith("#")]
    names = [one.name.lower() for one in found]
    assert sorted(names) == sorted(
        [*(Requirement(line).name.lower() for line in OURS), "flask", "jinja2", "mine"]
    )
