"""How long a page may take, and when the parent decides that a server hangs."""

from typing import NamedTuple


class Timeouts(NamedTuple):
    """Times in seconds.

    page: how long a page or a script may run. grace: how long it then has to end.
    beat: the time between two heartbeats that the server sends to its parent.
    """

    page: float = 30.0
    grace: float = 3.0
    beat: float = 0.5

    @property
    def silence(self) -> float:
        """How long a server may send no heartbeat."""
        return self.page + self.grace
