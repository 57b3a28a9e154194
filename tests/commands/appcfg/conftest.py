import sys

import pytest

from tests.support.commands import type_command


@pytest.fixture
def gcloud(tmp_path_factory):
    """Put a gcloud of our own on the PATH: gcloud(what it says, its exit status).

    Or another program under its name: gcloud(code="...").
    """
    program = tmp_path_factory.mktemp("bin") / "gcloud"

    def gcloud(says="", status=0, code=""):
        says_it = f"sys.stderr.write({says!r})\nsys.exit({status})\n"
        code = code or f"import sys\nprint('ran:', *sys.argv[1:])\n{says_it}"
        program.write_text(f"#!{sys.executable}\n{code}")
        program.chmod(0o755)

    gcloud.program = program
    gcloud.env = {"PATH": str(program.parent)}
    return gcloud


@pytest.fixture
def type_appcfg(gcloud):
    """Run `python appcfg.py ARGUMENTS` in the project's folder."""

    def type_appcfg(*arguments, env=None, **options):
        env = {**gcloud.env, **(env or {})}
        return type_command("appcfg.py", *arguments, env=env, **options)

    return type_appcfg


@pytest.fixture
def update(gcloud, type_appcfg, folder):
    """Deploy the folder to the project `realpython` with a gcloud that does nothing."""
    gcloud()
    return lambda: type_appcfg("-A", "realpython", "update", folder)
