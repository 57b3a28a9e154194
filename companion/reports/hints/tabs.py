"""The hint about a file that is indented with both tabs and spaces."""

import ast

from companion.reports.hints.failure import Failure

WIDTHS = {8: "eight", 4: "four"}  # Python 2's own width first


def tabs(failure: Failure) -> str:
    if failure.kind != "TabError":
        return ""
    for width, spaces in WIDTHS.items():
        try:
            ast.parse("".join(failure.lines).expandtabs(width))
        except SyntaxError:
            continue
        return f"indent with spaces only: replace every tab with {spaces} spaces"
    return "indent with spaces only, in steps of four"
