"""Only who sits at the server's own machine is shown source on the error page."""

import pytest


@pytest.fixture
def error_page(folder, serve):
    (folder / "hello.py").write_text("my_secret = 'swordfish' + 1")
    app = serve(folder)

    def error_page(**environ):
        return app.get("/", status=500, extra_environ=environ)

    return error_page


@pytest.mark.parametrize("visitor", ["127.0.0.1", "127.0.0.2", "::1"])
@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8080",
        "LOCALHOST.:1",
        "127.0.0.1:8080",
        "[::1]",
        "[::1]:1",
    ],
)
def test_a_visitor_at_localhost_is_shown_source(error_page, visitor, host):
    page = error_page(REMOTE_ADDR=visitor, HTTP_HOST=host)
    assert "swordfish" in page.text


@pytest.mark.parametrize(
    "environ",
    [
        {"REMOTE_ADDR": "192.168.0.7"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": "unknown"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "my-app.example.com"},
        {"HTTP_HOST": "localhost.example.com"},
        {"HTTP_HOST": "example.com:localhost"},
        {"HTTP_HOST": "localhost, example.com"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=192.0.2.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_REAL_IP": "192.0.2.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_CF_CONNECTING_IP": "192.0.2.1"},
    ],
)
def test_other_visitors_see_where_to_look(error_page, environ):
    environ = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8080", **environ}
    page = error_page(**environ)
    assert "swordfish" not in page.text and "Traceback" not in page.text
    assert page.html.h1.text == "500 Internal Server Error"
    assert "console" in page.html.strong.text
