"""Google's dev_appserver.py, with a copy of first_app; see beside_google."""

import fcntl
import shutil
import socket
import struct
import subprocess
import time

from tests.conftest import ROOT
from tests.servers import ask

PORT, ADMIN_PORT = 8090, 8091


class GoogleServer:
    """Started in `tmp_path`, and waited for; knows how long that took."""

    port = PORT

    def __init__(self, tmp_path):
        bring_loopback_up()
        ignore = shutil.ignore_patterns("__pycache__")
        folder = shutil.copytree(ROOT / "first_app", tmp_path / "app", ignore=ignore)
        log = tmp_path / "log"
        start = time.monotonic()
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [
                    "dev_appserver.py",
                    f"--port={PORT}",
                    f"--admin_port={ADMIN_PORT}",
                    f"--storage_path={tmp_path / 'storage'}",
                    "--skip_sdk_update_check=true",
                    "app.yaml",
                ],
                cwd=folder,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            wait_until_it_answers(self.process, log)
            self.seconds_to_first_page = time.monotonic() - start
        except BaseException:
            self.stop()
            raise

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


def bring_loopback_up():
    """Do what `ip link set lo up` does."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", 0x1 | 0x40))


def wait_until_it_answers(process, log, seconds=90):
    end = time.monotonic() + seconds
    while True:
        assert process.poll() is None and time.monotonic() < end, log.read_text()
        try:
            if ask(PORT, "GET", "/").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)
