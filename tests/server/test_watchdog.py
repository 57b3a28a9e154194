"""What the server notes about where it is, for the case that it ends."""

import pytest

from companion.server.handover import Timeouts
from companion.server.watchdog import Watchdog


class Control:
    """Stands for the connection to the parent process."""

    def send(self, **message):
        self.on_send()


@pytest.fixture
def watchdog(tmp_path):
    watchdog = Watchdog(Control(), tmp_path / "stacks.txt", tmp_path, Timeouts())
    yield watchdog
    watchdog.notes.file.close()


def test_a_note_stays_until_the_heartbeat_is_sent(watchdog):
    sizes = []
    watchdog.control.on_send = lambda: sizes.append(watchdog.notes.size)
    watchdog.notes.write_stack()
    watchdog.send_heartbeat([])
    assert sizes[0] > 0
    assert watchdog.notes.size == 0


def test_a_note_that_is_written_meanwhile_stays(watchdog):
    watchdog.control.on_send = watchdog.notes.write_stack
    watchdog.send_heartbeat([])
    assert watchdog.notes.size > 0
