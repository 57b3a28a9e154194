"""Requests that a browser makes by itself, besides the page that somebody opened."""

from companion.app_yaml_router.wsgi import Environ

ICONS = ("/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png")


def is_automatic(environ: Environ) -> bool:
    """Whether the browser made the request by itself, so that an error would confuse.

    Source: Fetch Metadata, Sec-Fetch-Dest, which some browsers don't send.
    """
    path: str = environ.get("PATH_INFO", "")
    typed = environ.get("HTTP_SEC_FETCH_DEST") == "document"
    return not typed and (path in ICONS or path.startswith("/.well-known/"))
