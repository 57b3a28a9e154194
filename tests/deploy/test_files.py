"""Files that appcfg.py writes are there as a whole or not at all."""

import pytest

from companion.deploy import files
from companion.errors import UserError


def test_a_file_that_can_not_be_replaced_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "main.py").mkdir()
    with pytest.raises(UserError) as caught:
        files.write({tmp_path / "main.py": "app = 1\n"})
    assert f"{tmp_path}/main.py: can't be written: Is a directory" in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["main.py"]


def test_a_missing_folder_is_reported(tmp_path):
    with pytest.raises(UserError) as caught:
        files.write({tmp_path / "gone" / "main.py": "app = 1\n"})
    assert "can't be written: No such file or directory" in str(caught.value)
