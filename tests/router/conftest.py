import pytest


@pytest.fixture
def handlers(folder):
    """Give the folder's app.yaml these handlers."""

    def handlers(text, above=""):
        (folder / "app.yaml").write_text(f"runtime: python27\n{above}handlers:\n{text}")

    return handlers
