"""One row of the table of hints."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    r"""What an error is told by, and what to write.

    error: the exception's name. message: a pattern that its message has in it.
    write: the advice, in small letters; \1 is the message's first group.
    code: a pattern that the statement at fault has in it; NAME in it stands for \1.
    Its group `at` is on the line that LINE in the advice stands for.
    """

    error: str
    message: str
    write: str
    code: str = ""

    def advice(self, kind: str, message: str, statement: str, line: int) -> str:
        """Return the advice if the row fits the error, or else an empty string.

        line: the one that the statement begins on.
        """
        if self.error != kind:
            return ""
        found = re.search(self.message, message)
        if not found:
            return ""
        name = re.escape(found[1].strip()) if found.re.groups and found[1] else ""
        code = re.search(self.code.replace("NAME", name), statement, re.DOTALL)
        if not code:
            return ""
        if "at" in code.groupdict():
            line += statement.count("\n", 0, code.start("at"))
        return found.expand(self.write).replace("LINE", str(line))
