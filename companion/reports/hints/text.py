"""HTML and other text in Python: quotation marks, braces and what fills them."""

from companion.reports.hints.hint import Hint

DOUBLE_BRACES = (
    "write {{ and }} for the braces of CSS in line LINE: single ones are filled in"
)
TRIPLE_QUOTES = 'put three quotation marks around the HTML: """..."""'
STRAIGHT = "type the quotation marks again: they have to be straight, \" or '"

TEXT = (
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
        "write {{ and }} for the braces of CSS: single ones are filled in",
        code=r"\.format\(",
    ),
    Hint(
        "KeyError",
        r"^'(\w+)'$",
        r"give format() that name: .format(\1=...)",
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
        code=r"(?:^|\n)\s*[@.#\w][\w.#,: >*()-]*(?P<at>\{)[^'\"]*\}",
    ),
    Hint(
        "ValueError",
        "Single '[{}]' encountered in format|unexpected '{' in field name"
        "|expected '}' before end of string",
        "write {{ and }} for braces that are to be seen: single ones are filled in",
    ),
    Hint(
        "IndexError",
        "Replacement index .* out of range for positional args tuple",
        "give format() one value for each {}",
    ),
    Hint(
        "TypeError",
        "'str' object is not callable",
        "write .format(...) behind the text",
        code=r"['\"]\s*\(",
    ),
    # %
    Hint(
        "TypeError",
        "not enough arguments for format string",
        "give one value for each %s, in parentheses: % (first, second)",
    ),
    Hint(
        "ValueError",
        "unsupported format character|incomplete format",
        "write %% for a per cent sign that is to be seen",
    ),
    # Quotation marks
    Hint(
        "SyntaxError",
        "invalid character '[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]'",
        STRAIGHT,
    ),
    Hint(
        "SyntaxError",
        "invalid character '([^'])'",
        r"type the character \1 again: Python has only the one on the keyboard",
    ),
    Hint(
        "SyntaxError",
        "invalid non-printable character",
        "type the spaces of this line again: one of them is another character",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax|unterminated string|invalid decimal literal",
        TRIPLE_QUOTES,
        code=r"=\"[^\"]*(\"|$)|='[^']*('|$)",
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
        'put double quotation marks around a text with an apostrophe in it: "..."',
        code=r"'[^'\"]*\w'\w",
    ),
    Hint(
        "SyntaxError",
        "unterminated triple-quoted",
        "close the text with three quotation marks, like those that open it",
    ),
    Hint(
        "SyntaxError",
        "unterminated string literal",
        "close the quotation marks on this line, or open and close a text of several "
        "lines with three",
    ),
    # Texts and numbers
    Hint(
        "TypeError",
        r'can only concatenate str \(not "(?:int|float)"\) to str',
        "write str(...) around the number",
    ),
    Hint(
        "TypeError",
        r"for \+: '(?:int|float)' and 'str'",
        "write str(...) around the number, or int(...) around the text",
    ),
    Hint(
        "ValueError",
        "could not convert string to float|invalid literal for int",
        "catch this error, as convert_temp() does: a visitor may type anything",
    ),
)
