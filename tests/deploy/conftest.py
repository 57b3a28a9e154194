import shutil
from pathlib import Path

import pytest


@pytest.fixture
def sdk():
    """The folder where gcloud is installed."""
    gcloud = shutil.which("gcloud")
    if not gcloud:
        pytest.skip("there is no gcloud on this machine")
    return Path(gcloud).resolve().parent.parent
