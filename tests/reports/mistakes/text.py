"""Strings, HTML and other text."""

from tests.reports.mistakes.code import Mistake, handler

MISTAKES = {
    "css format": Mistake(
        handler(
            "self.response.write('''<style>body { color: red }</style>{}'''.format('x'))"
        ),
        "line 6, in get",
        "write {{ and }} for the CSS braces on line 6: single ones are placeholders",
    ),
    "css format 2": Mistake(
        handler(
            "self.response.write('''<style>\nbody {\n  color: red;\n}\n</style>\n{}'''.format('x'))"
        ),
        "line 11, in get",
        "write {{ and }} for the CSS braces on line 7: single ones are placeholders",
    ),
    "css format 3": Mistake(
        handler(
            "self.response.write('''<style>body {color:red}</style>{}'''.format('x'))"
        ),
        "line 6, in get",
        "write {{ and }} for the CSS braces on line 6: single ones are placeholders",
    ),
    "css fstring": Mistake(
        handler("x=1\nself.response.write(f'''<style>body {color:red}</style>{x}''')"),
        "line 7, in get",
        "write {{ and }} for the CSS braces on line 7: single ones are placeholders",
    ),
    "css fstring 3": Mistake(
        handler(
            "x=1\nself.response.write(f'''<style>body {\n color: red; }</style>{x}''')"
        ),
        "line 8, in get",
        "write {{ and }} for the CSS braces on line 7: single ones are placeholders",
    ),
    "css fstring 4": Mistake(
        handler(
            "x=1\nself.response.write(f'<style>body { margin-left: 1px; }</style>{x}')"
        ),
        "line 7, in get",
        "write {{ and }} for the CSS braces on line 7: single ones are placeholders",
    ),
    "css fstring 5": Mistake(
        handler("x = 1\nself.response.write(f'<style>body { }</style>')"),
        "line 7",
        "write {{ and }} for the CSS braces on line 7: single ones are placeholders",
    ),
    "css fstring 6": Mistake(
        handler(
            "x = 1\nself.response.write(f'''<style>@media print {\n          body { color: red } }</style>''')"
        ),
        "line 8",
        "write {{ and }} for the CSS braces on line 8: single ones are placeholders",
    ),
    "single }": Mistake(
        handler("self.response.write('}{}'.format('x'))"),
        "line 6, in get",
        "write {{ and }} to show braces: single ones are placeholders",
    ),
    "format few": Mistake(
        handler("self.response.write('{} {}'.format('x'))"),
        "line 6, in get",
        "pass format() one value for each {}",
    ),
    "format name": Mistake(
        handler("self.response.write('{name}'.format(nam=1))"),
        "line 6, in get",
        "pass name to format(): .format(name=...)",
    ),
    "no .format": Mistake(
        handler("name = 'Ann'\nself.response.write('Hi {}' (name))"),
        "line 7, in get",
        "write .format(...) after the string",
    ),
    "format on None": Mistake(
        handler("self.response.write('{}').format('x')"),
        "line 6, in get",
        "put .format(...) right after the string, inside the parentheses of write(...)",
    ),
    "format %": Mistake(
        handler("self.response.write('width: 100%; %s' % 'x')"),
        "line 6, in get",
        "write %% to show a percent sign",
    ),
    "format % few": Mistake(
        handler("self.response.write('%s %s' % 'x')"),
        "line 6, in get",
        "give one value for each %s, in parentheses: % (first, second)",
    ),
    "quotes in quotes": Mistake(
        handler('self.response.write("<input type="text">")'),
        "line 6",
        'put three quotation marks around the HTML: """..."""',
    ),
    "quotes in quotes 2": Mistake(
        handler('self.response.write("<a href="/">x</a>")'),
        "line 6, in get",
        'put three quotation marks around the HTML: """..."""',
    ),
    "quotes in quotes 4": Mistake(
        handler('self.response.write("<form action="/welcome" method="post">")'),
        "line 6",
        'put three quotation marks around the HTML: """..."""',
    ),
    "single in single": Mistake(
        handler("self.response.write('it's')"),
        "line 6",
        'put double quotation marks around a string with an apostrophe: "..."',
    ),
    "curly": Mistake(
        handler("self.response.write(“x”)"),
        "line 6",
        "retype the quotation marks: they must be straight, \" or '",
    ),
    "dash": Mistake(
        handler("x = 5 \u2013 3"),
        "line 6",
        "retype the character \u2013: Python only accepts the one on the keyboard",
    ),
    "nbsp": Mistake(
        handler("x =\xa05"),
        "line 6",
        "retype the spaces in this line: one of them is a different character",
    ),
    "newline in str": Mistake(
        handler('self.response.write("<html>\n</html>")'),
        "line 6",
        "close the quotation marks on this line, or put three at both ends of a string of several lines",
    ),
    "unterminated3": Mistake(
        handler("self.response.write('''x)"),
        "line 6",
        "write ''' at the end of the string that begins on line 6",
    ),
    "str + int": Mistake(
        handler("self.response.write('a' + 5)"),
        "line 6, in get",
        "write str(...) around the number",
    ),
    "int + str": Mistake(
        handler("x = 5 + 'a'"),
        "line 6, in get",
        "write str(...) around the number, or int(...) around the string",
    ),
    "float('')": Mistake(
        handler("float(self.request.get('x'))"),
        "line 6, in get",
        "catch this error, as convert_temp() does: a visitor can type anything",
    ),
    "no dot": Mistake(
        handler("name = 'Ann'\nself.response.write('Hi {}!'format(name))"),
        "line 7",
        "write .format(name), with a dot in front",
    ),
    "no dot 2": Mistake(
        handler('x = """\n    Hi {}!\n    {}"""format(str(5), 6)'),
        "line 8",
        "write .format(str(5), 6), with a dot in front",
    ),
    "format{}": Mistake(
        handler("name = 'Ann'\nx = 'Hi {}'.format{name}"),
        "line 7",
        "write .format(name), with ( and ) instead of { and }",
    ),
    "unterminated3 before another": Mistake(
        handler("self.response.write('''\n<html>'')\nx = f'''\n<html>'''"),
        "line 9",
        "write ''' at the end of the string that begins on line 6",
    ),
    "unterminated3 before an apostrophe": Mistake(
        handler('x = """\n<html>"\nself.response.write("""\nI\'m {}""".format(x))'),
        "line 9",
        'write """ at the end of the string that begins on line 6',
    ),
    "two to open": Mistake(
        handler('x = ""\nself.response.write(""\n<html>\n<head>""")'),
        "line 9",
        'write """ instead of "" on line 7',
    ),
    "str / int": Mistake(
        handler("temp = '30'\ntemp * 9 / 5"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "int - str": Mistake(
        handler("temp = '30'\n5 - temp"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "str * float": Mistake(
        handler("temp = '30'\ntemp * 1.8"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "round(str)": Mistake(
        handler("temp = '30'\nround(temp, 3)"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "% and {}": Mistake(
        handler("x = 'Hi {}' % 'Ann'"),
        "line 6, in get",
        "write .format(...) instead of %, which only fills in %s",
    ),
    "% and no %s": Mistake(
        handler("x = 'Hi' % 'Ann'"),
        "line 6, in get",
        "write one %s in the string for each value",
    ),
    "times sign": Mistake(
        handler("x = 9 \u00d7 5"),
        "line 6",
        "write * to multiply",
    ),
    "division sign": Mistake(
        handler("x = 9 \u00f7 5"),
        "line 6",
        "write / to divide",
    ),
    "format without parentheses": Mistake(
        handler("name = 'Ann'\nx = '{}'.format name"),
        "line 7",
        "write .format(name), with parentheses",
    ),
    "two to open, then many lines": Mistake(
        handler('self.response.write(""\n<html>\n\n\n\n</html>""")'),
        "line 11",
        'write """ instead of "" on line 6',
    ),
    "one to open": Mistake(
        handler('self.response.write("<html>\n\n</html>""")'),
        "line 6",
        "close the quotation marks on this line, or put three at both ends of a string of several lines",
    ),
    "four to close": Mistake(
        handler('self.response.write("""<html>\n</html>"""")'),
        "line 7",
        "write three quotation marks instead of four",
    ),
    "a brace not closed": Mistake(
        handler("x = 5\ny = f'{x!'"),
        "line 7",
        "write } at the end of the placeholder",
    ),
}
