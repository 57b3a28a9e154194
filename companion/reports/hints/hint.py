"""A row in the tables of hints."""

import re
from dataclasses import dataclass

from companion.reports.hints.failure import Failure


@dataclass(frozen=True)
class Hint:
    r"""An error, and what to write instead.

    error: the exception's name. message: a pattern to find in its message.
    write: the advice, without a capital letter; \1 is the message's first group.
    code: a pattern to find in the statement that failed. NAME in it is replaced by \1.
    What its group `value` matched replaces VALUE in the advice, and so on for each
    group. The line of its group `at` replaces LINE.
    """

    error: str
    message: str
    write: str
    code: str = ""

    def advice(self, failure: Failure) -> str:
        """Return the advice if the row matches the error, or an empty string."""
        if self.error != failure.kind:
            return ""
        found = re.search(self.message, failure.message)
        if not found:
            return ""
        name = re.escape(found[1].strip()) if found.re.groups and found[1] else ""
        pattern = self.code.replace("NAME", name)
        code = re.search(pattern, failure.statement, re.DOTALL)
        if not code:
            return ""
        texts = {name.upper(): text for name, text in code.groupdict("").items()}
        if texts.pop("AT", None) is not None:
            above = failure.statement.count("\n", 0, code.start("at"))
            texts["LINE"] = str(failure.first + above)
        advice = found.expand(self.write)
        words = "|".join(texts)
        return re.sub(words, lambda word: texts[word[0]], advice) if words else advice
