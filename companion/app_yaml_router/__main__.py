"""Starts the folder that this package is in: python -m app_yaml_router --port 8080"""

import argparse
import logging
import os
import sys

from .server import serve

# The front end sets this header. waitress removes other forwarded headers.
BEHIND_PROXY = {"trusted_proxy": "*", "trusted_proxy_headers": "x-forwarded-proto"}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m app_yaml_router", description="Serve the folder around it."
    )
    port = os.environ.get("PORT", "8080")
    parser.add_argument("--host", default="0.0.0.0", help="default: every address")
    parser.add_argument("--port", default=port, help="default: $PORT, or 8080")
    parser.add_argument(
        "--behind-proxy",
        action="store_true",
        help="visitors can only come through a proxy: trust its X-Forwarded-Proto",
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    from .app import app  # starts the folder's own code

    proxy = BEHIND_PROXY if options.behind_proxy else {}
    try:
        serve(app, host=options.host, port=options.port, **proxy)
    except OSError as error:
        sys.exit(f"port {options.port}: {error.strerror}")


if __name__ == "__main__":
    main()
