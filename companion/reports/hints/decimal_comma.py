"""The hint about a number with a comma, as in 1,8: to Python it is two numbers."""

import re

from companion.reports.hints.failure import Failure


def decimal_comma(failure: Failure) -> str:
    rounded = re.search(r"\bround\(\s*(\w+)", failure.statement)
    if "tuple doesn't define __round__" not in failure.message or not rounded:
        return ""
    number = re.compile(rf"\s*{rounded[1]}\s*=.*?\b((\d+),(\d+))\b")
    for line in range(failure.frame.line - 1, 0, -1):
        found = number.match(failure.lines[line - 1])
        if re.match(rf"\s*{rounded[1]}\s*=.*,\s*(#.*)?$", failure.lines[line - 1]):
            return f"remove the comma at the end of line {line}"
        if found:
            return f"write {found[2]}.{found[3]} instead of {found[1]} in line {line}"
    return ""
