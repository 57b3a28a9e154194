import pytest

from companion.app_yaml_router.names import has


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("hello.py", True),
        ("./hello.py", True),
        (".", True),
        ("Hello.py", False),
        ("lib/hello.py", False),
        ("hello.py/hello.py", False),
    ],
)
def test_a_folder_has_what_is_spelled_like_this(folder, name, there):
    assert has(folder, name) is there
