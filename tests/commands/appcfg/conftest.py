import sys
from functools import partial

import pytest

from companion.deploy.command import update as deploy


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
def type_appcfg(run_here, gcloud):
    """Do what `python appcfg.py ARGUMENTS` does in the project's folder."""
    return partial(run_here, deploy, "appcfg.py", path=gcloud.env["PATH"])


@pytest.fixture
def update(gcloud, type_appcfg, folder):
    """Deploy the folder to the project `realpython` with a gcloud that does nothing."""
    gcloud()
    return lambda: type_appcfg("-A", "realpython", "update", folder)
