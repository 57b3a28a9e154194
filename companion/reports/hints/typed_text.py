"""Hints about text, such as what was typed, where a number or a list is needed."""

import re

from companion.reports.hints.failure import Failure

MESSAGE = re.compile(
    r"^(?!.*bytes).*\bstr\b|not all arguments converted|non-int of type"
)
JOINS = re.compile(r"concatenate|for \+|not all arguments")  # text, as + and % do
WHOLE = re.compile(r"integer|concatenate|for (\+|//)|not all arguments")
GET = r"self\.request\.get\([^()]*\)"


def typed_text(failure: Failure) -> str:
    """Text that is used as a number, or from which words should be chosen."""
    picks = failure.kind in ("TypeError", "ValueError", "IndexError")
    chosen = picks and re.search(r"\brandom\.\w+\(\s*(\w+)\s*[,)]", failure.statement)
    if chosen and type(failure.variables.get(chosen[1])) is str:
        return f"write {chosen[1]}.split() instead of {chosen[1]}, which is text"
    if failure.kind != "TypeError" or not MESSAGE.search(failure.message):
        return ""
    has_text = re.search("['\"]", re.sub(GET, "", failure.statement))
    if has_text and JOINS.search(failure.message):  # other text is meant to be joined
        return ""
    whole = WHOLE.search(failure.message) and "float" not in failure.message
    for name in re.findall(rf"{GET}|'[^']*'|\"[^\"]*\"|\w+", failure.statement):
        if is_typed(failure, name):
            number = "int" if whole else "float"
            return f"write {number}(...) around {name}: what was typed is text"
    return ""


def is_typed(failure: Failure, name: str) -> bool:
    """Whether it is self.request.get(...), or a variable that is set to it."""
    is_set = re.compile(rf"\s*{re.escape(name)}\s*=[^+%]*\b{GET}[^+%]*$")
    if re.match(GET, name):
        return True
    is_text = type(failure.variables.get(name)) is str
    return is_text and any(map(is_set.match, failure.lines))
