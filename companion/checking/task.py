"""What check.py has its worker check."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Task:
    """A folder to check.

    path: its app.yaml. name: what messages call that file. step: a step's name, EACH,
    LOADING, or empty to find out which step the folder has reached. page_limit: how
    many seconds a page may take. until_failure: whether to stop at the first failure.
    """

    path: Path
    name: str
    step: str = ""
    page_limit: float = 3.0
    until_failure: bool = False

    @property
    def grace(self) -> float:
        """How many seconds a page has to end after its limit."""
        return min(self.page_limit, 1.0)

    @classmethod
    def load(cls, text: str) -> "Task":
        fields = json.loads(text)
        return cls(**{**fields, "path": Path(fields["path"])})

    def dump(self) -> str:
        return json.dumps({**asdict(self), "path": str(self.path.absolute())})
