"""Whatever bytes a request consists of, it is answered, and never with a crash."""

import io
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

# Leaves a query as it is, but for what ends it and what no request line can hold.
SAFE = "".join(chr(code) for code in range(33, 127) if chr(code) != "#")
LATIN_1 = st.binary().map(lambda raw: raw.decode("latin-1"))  # how WSGI has its bytes
PATHS = [
    "/",
    "/greeting",
    "/welcome",
    "/temperature",
    "/poem",
    "/static/style.css",
    "/nope",
]
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"]

CONTENT_TYPES = st.one_of(
    st.sampled_from(
        [
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-8",
            "application/x-www-form-urlencoded; charset=utf-7",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "",
        ]
    ),
    LATIN_1,
    LATIN_1.map("multipart/form-data; boundary={}".format),
    LATIN_1.map("application/x-www-form-urlencoded; charset={}".format),
)
PART = b'--x\r\nContent-Disposition: form-data; name="my_name"'
BODIES = st.one_of(
    st.binary(),
    st.binary().map(lambda raw: b"my_name=" + raw),
    st.binary().map(lambda raw: PART + raw + b"\r\n\r\nAnn\r\n--x--\r\n"),
    st.binary().map(lambda raw: PART + b"\r\n\r\n" + raw + b"\r\n--x--\r\n"),
)
HEADERS = st.dictionaries(
    st.sampled_from(
        """HTTP_ACCEPT HTTP_ACCEPT_CHARSET HTTP_ACCEPT_ENCODING HTTP_ACCEPT_LANGUAGE
        HTTP_AUTHORIZATION HTTP_CACHE_CONTROL HTTP_COOKIE HTTP_DATE HTTP_HOST
        HTTP_IF_MATCH HTTP_IF_MODIFIED_SINCE HTTP_IF_NONE_MATCH HTTP_IF_RANGE
        HTTP_IF_UNMODIFIED_SINCE HTTP_RANGE HTTP_REFERER HTTP_TE HTTP_TRANSFER_ENCODING
        HTTP_USER_AGENT HTTP_X_FORWARDED_FOR HTTP_X_FORWARDED_PROTO HTTP_X_HTTP_METHOD
        HTTP_X_APPENGINE_COUNTRY CONTENT_TYPE""".split()
    ),
    LATIN_1
    | st.sampled_from(
        [
            "bytes=0-" + "9" * 5000,
            "9" * 5000,
            *("bytes=0-", "bytes=5-2", "bytes=-1", "bytes=0-0,2-3", "*", '"', 'W/"x"'),
            *(
                "Sun, 22 Nov 2026 10:00:00 GMT",
                "Sun, 99 Nov 9999 99:99:99 GMT",
                "a=b; c",
            ),
        ]
    ),
)


def ask(site, path="/", method="GET", query="", **environ):
    # WebTest takes the query from the URL, and everything else from the environ.
    response = site.get(
        "/?" + quote(query, safe=SAFE, encoding="latin-1"),
        status="*",
        extra_environ={"REQUEST_METHOD": method, "PATH_INFO": path, **environ},
        expect_errors=True,
    )
    assert response.status_int < 500
    if response.content_type == "text/html" and method != "HEAD":
        assert response.text.endswith("</html>\n")
    return response


@given(st.sampled_from(["", *PATHS]), LATIN_1)
def test_any_path_is_answered(site, path, rest):
    ask(site, f"{path}/{rest}")


@given(st.sampled_from(PATHS), LATIN_1)
def test_any_query_is_answered(site, path, query):
    ask(site, path, query=query)


@given(st.sampled_from(["my_name", "cel_temp", "nouns"]), LATIN_1)
def test_any_value_in_a_query_is_answered(site, field, value):
    for path in ("/temperature", "/poem", "/welcome"):
        ask(site, path, query=f"{field}={value}")


def test_a_query_is_decoded(site):
    response = ask(site, "/temperature", query="cel_temp=%22%c3%a9")
    assert response.html.find(id="cel_temp")["value"] == '"é'


@given(st.sampled_from(PATHS), st.sampled_from(METHODS), HEADERS)
def test_any_headers_are_answered(site, path, method, headers):
    ask(site, path, method, **headers)


@given(st.sampled_from(PATHS), st.sampled_from(METHODS), CONTENT_TYPES, BODIES)
def test_any_form_is_answered(site, path, method, content_type, body):
    ask(
        site,
        path,
        method,
        CONTENT_TYPE=content_type,
        CONTENT_LENGTH=str(len(body)),
        **{"wsgi.input": io.BytesIO(body)},
    )
