"""Hints about Python itself: encoding, indentation, brackets."""

from companion.reports.hints.hint import Hint

PYTHON = (
    Hint(
        "SyntaxError",
        "unicodeescape",
        r"write two backslashes instead of one: \\\\",
    ),
    Hint(
        "SyntaxError",
        "Non-UTF-8|unicode error.*utf-8|can't decode|null byte|unknown encoding",
        "save the file as UTF-8",
    ),
    Hint(
        "SyntaxError",
        "unexpected character after line continuation",
        "save the file as plain text: it was saved as RTF",
        code=r"^\s*\{\\rtf",
    ),
    Hint(
        "TabError",
        "",
        "indent with spaces only: replace every tab with four spaces",
    ),
    Hint(
        "IndentationError",
        "expected an indented block",
        "indent this line four spaces more than the line above it",
    ),
    Hint(
        "IndentationError",
        "",
        "align this line with the lines above it, in steps of four spaces",
    ),
    # Statements
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write class at the beginning of this line",
        code=r"^\s*\w+\(webapp2\.RequestHandler\)\s*:",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write def at the beginning of this line",
        code=r"^(\s+\w+\(\s*self\b|(?!elif\b|except\b|case\b)\w+\()[\w\s,]*\)\s*:\s*(#[^\n]*)?$",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write def instead of VALUE",
        code=r"^\s*(?P<value>function|func|define)\s+\w+\s*\(",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write import instead of from",
        code=r"^\s*from\s+[\w.]+\s*$",
    ),
    Hint(
        "SyntaxError",
        "expected ':'",
        "write elif instead of else if",
        code=r"\belse\s+if\b",
    ),
    Hint(
        "SyntaxError",
        "expected ':'",
        "write elif instead of else",
        code=r"^\s*else\s[^:]+:\s*(#[^\n]*)?$",
    ),
    Hint(
        "SyntaxError",
        "expected ':'",
        "write a colon after else",
        code=r"^\s*else\s+[^\s:;#]",
    ),
    Hint(
        "SyntaxError",
        "expected ':'|invalid syntax",
        "write a colon instead of VALUE at the end of this line",
        code=r"^\s*(def|class|if|elif|else|for|while|try|except)\b[^\n]*[^\n:]"
        r"(?P<value>[;,.])\s*(#[^\n]*)?$",
    ),
    Hint(
        "SyntaxError",
        "expected ':'",
        "write a colon at the end of this line",
        code=r"[^:\s]\s*(#[^\n]*)?$",
    ),
    Hint(
        "SyntaxError",
        r"'([(\[{])' was never closed",
        r"add the bracket that closes this \1",
    ),
    Hint(
        "SyntaxError",
        r"unmatched '([)\]}])'",
        r"remove this \1, or add the bracket that opens it",
    ),
    Hint(
        "SyntaxError",
        "Maybe you meant '==' or ':=' instead of '='",
        "write == to compare",
        code=r"^\s*(if|elif|while)\b|\sif\s",
    ),
    Hint(
        "SyntaxError",
        "Maybe you meant '==' or ':=' instead of '='",
        "write VALUE(...) with ( and ) instead of [ and ]",
        code=r"(?P<value>\b\w+\.\w+)\s*\[.*\w=",
    ),
    Hint(
        "SyntaxError",
        r"invalid syntax|expected '\('",
        "write VALUE(...) with ( and ) instead of [ and ]",
        code=r"^\s*(?P<value>(def|class)\s+\w+)\s*\[",
    ),
    Hint(
        "SyntaxError",
        r"invalid syntax|expected '\('",
        "write the name as one word: FIRST_SECOND",
        code=r"^\s*(def|class)\s+(?P<first>\w+)\s+(?P<second>\w+)\s*\(",
    ),
    Hint(
        "SyntaxError",
        r"invalid syntax|expected '\('",
        "write parentheses after the name: VALUE(...):",
        code=r"^\s*(?P<value>def\s+\w+)\s*(\w+\s*)?(:|\n|$)",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write * to multiply",
        code=r"^[^'\"#]*([)\d]|=\s*\w+)\s+[xX]\s+[\d(]",
    ),
    Hint(
        "SyntaxError",
        "Perhaps you forgot a comma",
        "write + between the two",
        code=r"^\s*self\.response\.write\([^()]*\)\s*$",
    ),
    Hint("SyntaxError", "Perhaps you forgot a comma", "write a comma between the two"),
    Hint(
        "AttributeError",
        "'list' object has no attribute '(add|push)'",
        r"write .append(...) instead of .\1(...)",
    ),
    Hint(
        "NameError",
        "name 'string' is not defined",
        "write str(...) instead of string(...)",
        code=r"\bstring\(",
    ),
    Hint("NameError", "name 'null' is not defined", "write None instead of null"),
    Hint(
        "ValueError",
        r"values to unpack \(expected (\d+)",
        r"write random.sample(VALUE, \1)",
        code=r"=\s*random\.choices?\(\s*(?P<value>\w+)[^()]*\)\s*$",
    ),
    Hint(
        "ValueError",
        r"not enough values to unpack \(expected (\d+)",
        r"write random.sample(VALUE, \1)",
        code=r"=\s*random\.sample\(\s*(?P<value>\w+)[^()]*\)\s*$",
    ),
    Hint(
        "ValueError",
        "Sample larger than population",
        "ask for more words above this line if len(VALUE) < NUMBER",
        code=r"\bsample\(\s*(?P<value>\w+)\s*,\s*(?P<number>\d+)\s*\)",
    ),
    Hint(
        "IndexError",
        "Cannot choose from an empty sequence|list index out of range",
        "ask for more words above this line if len(VALUE) < 1",
        code=r"\bchoice\(\s*(?P<value>\w+)\s*\)+\s*$",
    ),
    Hint("bdb.BdbQuit", "", "type c in the debugger to go on, or remove breakpoint()"),
    Hint(
        "RecursionError",
        "",
        "in at least one case the function must return without calling itself",
    ),
)
