"""Says where a None comes from that leads to an error in another line.

If the line with the error is enough, the hint is in companion/reports/hints/.
"""

import ast
import re

from companion.problem import NOWHERE
from companion.source.functions import without_return
from companion.source.search import Sources
from companion.source.syntax import called_name

CHANGES_ITSELF = ("shuffle", "sort", "append", "extend", "reverse", "insert", "remove")


def unexpected_none(message: str, source: Sources) -> str:
    """Return what to write instead, or an empty string if it isn't known.

    The None is that of a method that changes its list, or of a function without return.
    """
    if "NoneType" not in message:
        return ""
    kept = source.first(
        lambda node: (
            isinstance(node, ast.Assign) and called_name(node.value) in CHANGES_ITSELF
        )
    )
    if kept != NOWHERE:
        name = re.search(rf"\b({'|'.join(CHANGES_ITSELF)})\(", kept.source)
        return (
            f"{name[1] if name else 'it'}() changes the list in place and returns "
            f"None: call it on its own line (line {kept.line})"
        )
    hint, _ = without_return(source)
    return hint
