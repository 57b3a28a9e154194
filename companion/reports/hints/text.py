"""Hints about strings with HTML or text: quotation marks, braces, format()."""

from companion.reports.hints.hint import Hint

DOUBLE_BRACES = (
    "write {{ and }} for the CSS braces on line LINE: single ones are placeholders"
)
TRIPLE_QUOTES = 'put three quotation marks around the HTML: """..."""'
STRAIGHT = "retype the quotation marks: they must be straight, \" or '"

TEXT = (
    # format()
    Hint(
        "SyntaxError",
        "^invalid syntax",
        "write .format(VALUE), with a dot in front",
        code=r"['\"]\s*format\s*\((?P<value>([^()]|\([^()]*\))*)\)",
    ),
    Hint(
        "SyntaxError",
        "^invalid syntax",
        "write .format(VALUE), with ( and ) instead of { and }",
        code=r"['\"]\s*\.format\s*\{(?P<value>[^{}]*)\}",
    ),
    Hint(
        "SyntaxError",
        "^invalid syntax",
        "write .format(VALUE), with parentheses",
        code=r"['\"]\s*\.format\s+(?P<value>\w+)",
    ),
    # Braces
    Hint(
        "KeyError",
        r"^'(?:\\[nrt]|\s)*([^']*)'$",
        DOUBLE_BRACES,
        code=r"(?P<at>\{)\s*NAME\s*[:;].*\.format\(",
    ),
    Hint(
        "KeyError",
        r"^'(?:\\[nrt]|\s)",
        "write {{ and }} for the CSS braces: single ones are placeholders",
        code=r"\.format\(",
    ),
    Hint(
        "KeyError",
        r"^'(\w+)'$",
        r"pass \1 to format(): .format(\1=...)",
        code=r"\.format\(",
    ),
    Hint(
        "NameError",
        "name '([^']+)' is not defined",
        DOUBLE_BRACES,
        code=r"\b[fF]['\"].*(?P<at>\{)\s*NAME\s*[:-]",
    ),
    Hint(
        "SyntaxError",
        "f-string",
        DOUBLE_BRACES,
        code=r"(?P<at>\{)\s*([\w-]*\s*[:;]|\}|$)",
    ),
    Hint(
        "SyntaxError",
        "^invalid syntax",
        DOUBLE_BRACES,
        code=r"\b[fF]['\"].*\n\s*[@.#\w][\w.#,: >*()-]*(?P<at>\{)[^'\"]*\}",
    ),
    Hint(
        "SyntaxError",
        "f-string: expecting '}'",
        "write } at the end of the placeholder",
    ),
    Hint(
        "ValueError",
        "Single '[{}]' encountered in format|unexpected '{' in field name"
        "|expected '}' before end of string",
        "write {{ and }} to show braces: single ones are placeholders",
    ),
    Hint(
        "IndexError",
        "Replacement index .* out of range for positional args tuple",
        "pass format() one value for each {}",
    ),
    Hint(
        "TypeError",
        "'str' object is not callable",
        "write .format(...) after the string",
        code=r"['\"]\s*\(",
    ),
    # %
    Hint(
        "TypeError",
        "not all arguments converted during string formatting",
        "write .format(...) instead of %, which only fills in %s",
        code=r"\{\w*\}[^%]*['\"]\s*%",
    ),
    Hint(
        "TypeError",
        "not all arguments converted during string formatting",
        "write one %s in the string for each value",
        code=r"['\"]\s*%",
    ),
    Hint(
        "TypeError",
        "not enough arguments for format string",
        "give one value for each %s, in parentheses: % (first, second)",
    ),
    Hint(
        "ValueError",
        "unsupported format character|incomplete format",
        "write %% to show a percent sign",
    ),
    # Quotation marks
    Hint(
        "SyntaxError",
        "invalid character '[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]'",
        STRAIGHT,
    ),
    Hint("SyntaxError", "invalid character '\u00d7'", "write * to multiply"),
    Hint("SyntaxError", "invalid character '\u00f7'", "write / to divide"),
    Hint(
        "SyntaxError",
        "invalid character '([^'])'",
        r"retype the character \1: Python only accepts the one on the keyboard",
    ),
    Hint(
        "SyntaxError",
        "invalid non-printable character",
        "retype the spaces in this line: one of them is a different character",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax|unterminated string|invalid decimal literal",
        TRIPLE_QUOTES,
        code=r"<[^<>]*(=\"[^\"]*(\"|$)|='[^']*('|$))",
    ),
    Hint(
        "TypeError",
        "for /: 'str' and 'str'",
        TRIPLE_QUOTES,
        code=r"=(\"/|'/)",
    ),
    Hint(
        "SyntaxError",
        "unterminated string literal",
        "write three quotation marks instead of four",
        code=r"(?<!\")\"{4}(?!\")|(?<!')'{4}(?!')",
    ),
    Hint(
        "SyntaxError",
        "unterminated string literal",
        'put double quotation marks around a string with an apostrophe: "..."',
        code=r"'[^'\"]*\w'\w",
    ),
    Hint(
        "SyntaxError",
        "unterminated string literal",
        "close the quotation marks on this line, or put three at both ends of a string "
        "of several lines",
    ),
    # Strings and numbers
    Hint(
        "TypeError",
        r"for (?:/|//|-|\*\*)=?: "
        r"'(?:str' and '(?:int|float)|(?:int|float)' and 'str)'"
        r"|must be real number, not str|type str doesn't define __round__",
        "write float(...) around the string",
    ),
    Hint(
        "TypeError",
        "can't multiply sequence by non-int of type 'float'",
        "write float(...) around the string",
        code=r"^[^'\"\[]*$",
    ),
    Hint(
        "TypeError",
        r'can only concatenate str \(not "(?:int|float)"\) to str',
        "write str(...) around the number",
    ),
    Hint(
        "TypeError",
        r"for \+: '(?:int|float)' and 'str'",
        "write str(...) around the number, or int(...) around the string",
    ),
    Hint(
        "ValueError",
        "could not convert string to float|invalid literal for int",
        "catch this error, as convert_temp() does: a visitor can type anything",
    ),
)
