import os
import shutil
from pathlib import Path

import pytest

from companion.config import app_yaml
from companion.deploy import staging


@pytest.fixture
def sdk():
    """The folder where gcloud is installed."""
    gcloud = shutil.which("gcloud")
    if not gcloud:
        pytest.skip("there is no gcloud on this machine")
    return Path(gcloud).resolve().parent.parent


@pytest.fixture
def add(folder):
    """Put files into the folder: add("static/a.css", "b.py", text="...")."""

    def add(*names, text=""):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)

    return add


@pytest.fixture
def stage(folder):
    """Choose and make what goes online from the folder."""

    def stage(name="app.yaml"):
        path = folder / name
        return staging.stage(app_yaml.read(path, str(path)))

    return stage


@pytest.fixture
def warnings(stage, folder):
    """What staging the folder warns of, without the folder's name."""
    return lambda: [
        str(one).replace(f"{folder}{os.sep}", "") for one in stage().warnings
    ]
