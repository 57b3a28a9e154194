from functools import partial

import pytest

from tests.support.commands import type_command


@pytest.fixture
def type_check():
    """Run `python check.py ARGUMENTS` in the project's folder."""
    return partial(type_command, "check.py")
