import pytest

from companion.config import app_yaml
from companion.problem import Problem


@pytest.fixture
def read(tmp_path):
    """Read an app.yaml of this text, in a folder that also has files to name."""
    (tmp_path / "static/style").mkdir(parents=True)
    (tmp_path / "static" / "a.css").touch()
    (tmp_path / "hello.py").write_text("")
    (tmp_path / "hello_app.py").write_text("app = webapp2.WSGIApplication([])")

    def read(text):
        path = tmp_path / "app.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return app_yaml.read(path, "app.yaml")

    return read


@pytest.fixture
def complaint(read):
    """Return what is said of an app.yaml that is wrong."""

    def complaint(text):
        with pytest.raises(Problem) as caught:
            read(text)
        return str(caught.value)

    return complaint
