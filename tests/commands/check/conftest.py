from functools import partial

import pytest

from companion.checking.command import check


@pytest.fixture
def type_check(run_here):
    """Do what `python check.py ARGUMENTS` does in the project's folder."""
    return partial(run_here, check, "check.py")
