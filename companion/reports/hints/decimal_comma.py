"""The hint about a number with a comma, as in 1,8: to Python it is two numbers."""

import re

from companion.reports.hints.failure import Failure


def decimal_comma(failure: Failure) -> str:
    rounded = re.search(r"\bround\(\s*(\w+)", failure.statement)
    if "tuple doesn't define __round__" not in failure.message or not rounded:
        return ""
    for line in range(failure.frame.line - 1, 0, -1):
        value = re.match(rf"\s*{rounded[1]}\s*=(.*)", failure.lines[line - 1])
        if value and re.search(r",\s*(#.*)?$", value[1]):
            return f"remove the comma at the end of line {line}"
        number = value and re.search(r"\b(\d+),(\d+)\b", value[1])
        if number:
            with_point = number[0].replace(",", ".")
            return f"write {with_point} instead of {number[0]} on line {line}"
    return ""
