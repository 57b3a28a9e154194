"""The hint for an item that a list or a text doesn't have."""

import re

from companion.reports.hints.failure import Failure


def past_the_end(failure: Failure) -> str:
    """Say which item is the last one."""
    items = re.findall(r"\b(\w+)\[(\d+)\]", failure.statement)
    for name, number in items if failure.kind == "IndexError" else ():
        found = failure.variables.get(name)
        if isinstance(found, list | tuple | str) and int(number) >= len(found):
            last = f"`{name}` ends with `{name}[{len(found) - 1}]`"
            return f"write a smaller number: {last}" if found else f"`{name}` is empty"
    return ""
