"""How long a page may take, and how soon the parent notices that a server hangs."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Times in seconds.

    page: what a page or a script may take. grace: what it then has to end. beat: the
    time between two signs of life that the server gives its parent.
    """

    page: float = 30.0
    grace: float = 3.0
    beat: float = 0.5

    @property
    def silence(self) -> float:
        """How long a server may give no sign of life."""
        return self.page + self.grace
