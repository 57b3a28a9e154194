import sys
import tempfile
from functools import partial

import pytest

from companion.deploy.command import run

RAN = "import sys\nprint('ran:', *sys.argv[1:])\n"


@pytest.fixture
def temporary(tmp_path_factory, monkeypatch):
    """Where temporary folders are made."""
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return temporary


@pytest.fixture
def gcloud(tmp_path_factory, temporary):
    """Put a gcloud of our own on the PATH: gcloud(what it says, its exit status).

    Or another program under its name: gcloud(code="...").
    """
    program = tmp_path_factory.mktemp("bin") / "gcloud"

    def gcloud(says="", status=0, code=""):
        says_it = f"sys.stderr.write({says!r})\nsys.exit({status})\n"
        program.write_text(f"#!{sys.executable} -S\n{code or RAN + says_it}")
        program.chmod(0o755)

    gcloud.program = program
    gcloud.env = {"PATH": str(program.parent), "TMPDIR": str(temporary)}
    return gcloud


@pytest.fixture
def type_appcfg(run_here, gcloud):
    """Do what `python appcfg.py ARGUMENTS` does in the project's folder."""
    return partial(run_here, run, "appcfg.py", path=gcloud.env["PATH"])


@pytest.fixture
def update(gcloud, type_appcfg, folder):
    """Deploy the folder to the project `realpython` with a gcloud that does nothing."""
    gcloud()
    return lambda *options: type_appcfg("-A", "realpython", *options, "update", folder)
