"""Starts the folder that this package is in: python -m app_yaml_router --port 8080"""

import sys

if __name__ == "__main__":
    # Python has put the folder first, where a random.py would hide Python's own.
    sys.path.append(sys.path.pop(0))

import argparse
import logging
import os

# The front end sets this header. waitress removes other forwarded headers.
BEHIND_PROXY = {"trusted_proxy": "*", "trusted_proxy_headers": "x-forwarded-proto"}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m app_yaml_router", description="Serve the folder around it."
    )
    default = os.environ.get("PORT") or "8080"
    parser.add_argument("--host", default="0.0.0.0", help="default: every address")
    parser.add_argument("--port", type=port, default=default, help="or $PORT, or 8080")
    parser.add_argument(
        "--behind-proxy",
        action="store_true",
        help="visitors can only come through a proxy: trust its X-Forwarded-Proto",
    )
    options = parser.parse_args()
    proxy = BEHIND_PROXY if options.behind_proxy else {}
    logging.basicConfig(level=logging.INFO)
    try:
        from .app import app  # starts the folder's own code
        from .server import serve

        serve(app, host=options.host, port=options.port, **proxy)
    except ModuleNotFoundError as error:
        sys.exit(f"{error}; type: pip install -r requirements.txt")


def port(text: str) -> int:
    if not 0 <= int(text) <= 65535:
        raise ValueError(text)
    return int(text)


if __name__ == "__main__":
    main()
