"""Where a link or a form on a page leads to."""

from urllib.parse import SplitResult, urljoin, urlsplit


def target(page: str, address: str) -> SplitResult:
    """Return the parts of an address on a page, made absolute; page: its path.

    An address that can't be read, such as `http://[`, counts as another website's.
    """
    try:
        return urlsplit(urljoin(page, address))
    except ValueError:
        return SplitResult("", address, "", "", "")
