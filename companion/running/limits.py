"""What keeps the reader's code within its time, on whatever system it runs."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol


class PageLimit(Protocol):
    """Limits code in this process. seconds: the limit."""

    seconds: float

    def limited(self) -> AbstractContextManager[None]:
        """Return a context that raises TimeLimitExceeded in code that takes longer."""


class Scripts(Protocol):
    """Runs scripts that print their page; `close` ends those that still run."""

    def run(
        self, folder: Path, script: str, env: Mapping[str, str], stdin: IO[bytes]
    ) -> bytes:
        """Return a script's output.

        env: its environment variables. stdin: the request's body. Raises ScriptFailed
        or Problem if it fails or takes too long.
        """

    def close(self) -> None: ...


@dataclass(frozen=True)
class Limits:
    """How pages and scripts are run."""

    pages: PageLimit
    scripts: Scripts
