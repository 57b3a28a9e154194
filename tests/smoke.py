"""Starts the local server by a command, and asks it for each page of first_app.

    python tests/smoke.py uv run dev_appserver.py first_app

Works on every system, with any Python, and without the project's requirements: it is
for a folder that has only just been cloned.
"""

import re
import subprocess
import sys
import threading
import time
import urllib.request

PAGES = {
    "/": "Congratulations, it's a web app!",
    "/greeting": "Enter your name...",
    "/temperature?cel_temp=30": "86.0",
    "/poem": "Poem Generator",
}
LIMIT = 120  # seconds to make an environment, and to answer


def main():
    start = time.monotonic()
    command = [*sys.argv[1:], "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        timer = threading.Timer(LIMIT, server.kill)
        timer.start()
        try:
            url = find_url(server.stdout)
            for path, words in PAGES.items():
                with urllib.request.urlopen(url + path, timeout=LIMIT) as response:
                    assert words in response.read().decode(), path
            print(f"{' '.join(command)}: {time.monotonic() - start:.1f} s to the pages")
        finally:
            timer.cancel()
            server.terminate()


def find_url(output):
    """Read what the server prints up to the address where it runs."""
    for line in output:
        found = re.search(rb"runs at (http://\S+)", line)
        if found:
            return found[1].decode().rstrip("/")
    raise SystemExit("The server ended without a word on where it runs.")


if __name__ == "__main__":
    main()
