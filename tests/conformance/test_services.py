"""The poem book under Google's own server, and what gcloud gets of it.

Run by `make test-google`.
"""

import re
import shutil
from urllib.parse import quote, urlencode

import pytest

from companion.services.files import default_file
from tests.support.gcloud import Gcloud
from tests.support.google_apis import google_apis
from tests.support.project import BEYOND
from tests.support.servers import (
    FORM,
    bring_loopback_up,
    seconds_to_first_page,
    serving_google,
)

pytestmark = pytest.mark.google


@pytest.fixture
def poem_book(tmp_path, monkeypatch):
    """A copy of the folder, with data of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "poem_book"
    shutil.copytree(BEYOND / "2_poem_book", folder)
    return folder


def test_visitors_keep_poems_under_googles_server(poem_book):
    with serving_google(poem_book) as server:
        seconds_to_first_page(server, "/")
        books = {}
        for name in ("ann", "bob"):
            words = {"email": f"{name}@example.com", "action": "Login", "continue": "/"}
            signed_in = server.get(f"/_ah/login?{urlencode(words)}")
            cookie = signed_in.getheader("Set-Cookie").partition(";")[0]
            headers = {**FORM, "Cookie": cookie}
            poem = quote(f"<b>{name}'s")
            kept = server.get("/keep", "POST", body=f"poem={poem}", headers=headers)
            assert kept.getheader("Location") == "/book"
            books[name] = server.get("/book", headers=headers).text
        assert re.findall("<pre>(.*)</pre>", books["ann"]) == ["&lt;b&gt;ann&#39;s"]
        assert re.findall("<pre>(.*)</pre>", books["bob"]) == ["&lt;b&gt;bob&#39;s"]
        forged = server.get(
            "/book", headers={"X-AppEngine-User-Email": "ann@example.com"}
        )
        assert "/_ah/login" in forged.getheader("Location")


def test_gcloud_gets_the_services_and_the_indexes(poem_book, serve, tmp_path):
    bring_loopback_up()
    app = serve(poem_book, data=default_file(poem_book))
    form = app.get("/_ah/login?continue=/book").form
    form["email"] = "ann@example.com"
    form.submit().follow()
    with google_apis() as apis:
        gcloud = Gcloud(apis, tmp_path)
        gcloud.log_in()
        done = gcloud.update(poem_book)
        assert done.returncode == 0, done.stderr
        assert "app.yaml index.yaml" in done.stdout + done.stderr
        assert apis.versions["1"]["appEngineApis"] is True
        (index,) = apis.indexes
        assert index["kind"] == "Poem"
        assert [one["name"] for one in index["properties"]] == ["owner", "kept"]
