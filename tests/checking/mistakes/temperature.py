"""Mistakes in the temperature converter."""

CEL = 'self.request.get("cel_temp")'
CONVERT = '<input type="submit" value="Convert">'
FORMULA = "float(cel_temp) * 9 / 5 + 32"

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("temperature", "divided by what was typed", {FORMULA: "9 / float(cel_temp)"},
     "temperature.py:11: write `far_temp = float(cel_temp) * 9 / 5 + 32`"),
    ("temperature", "//", {"9 / 5": "9 // 5"}, "// rounds down to a whole number"),
    ("temperature", "round() thrown away", {"far_temp = round": "round"},
     'temperature.py:12: write `far_temp = round(far_temp, 3)  # round to three decimal places`'),
    ("temperature", "whole numbers", {"round(far_temp, 3)": "round(far_temp)"},
     'temperature.py:12: write `far_temp = round(far_temp, 3)  # round to three decimal places`'),
    ("temperature", "one decimal place", {"far_temp, 3": "far_temp, 1"},
     'temperature.py:12: write `far_temp = round(far_temp, 3)  # round to three decimal places`'),
    ("temperature", "a wrong factor", {"9 / 5": "1.6"}, "this computes Celsius * 1.6 + 32"),
    ("temperature", "print for return", {"return str(far_temp)": "print(far_temp)"},
     'temperature.py:13: write `return str(far_temp)`'),
    ("temperature", "another field's name", {'get("cel_temp")': 'get("temp")'},
     'write self.request.get("cel_temp")'),
    ("temperature", "a wrong test for empty", {'cel_temp == ""': "False"},
     'temperature.py:8 Celsius temperature: Fahrenheit temperature: invalid input | write if '
     'cel_temp == "": and return ""'),
    ("temperature", "no test for empty", {'    if cel_temp == "":\n        return ""\n': ""},
     'temperature.py:8: add `if cel_temp == "": / return ""`'),
    ("temperature", "compared with None", {'cel_temp == ""': "cel_temp is None"},
     'write if cel_temp == "": and return ""'),
    ("temperature", "the field is empty again", {'value="{}"': "title='{}'"},
     'temperature.py:32: write `name="cel_temp" value=\'{}\'>`'),
    ("temperature", "no words before the result", {"Fahrenheit t": "T"},
     'temperature.py:34: write `Fahrenheit temperature: {}`'),
    ("temperature", "another button", {'"Convert"': '"Go"'}, f"write {CONVERT}"),
    ("temperature", "post", {'method="get"': 'method="post"'},
     'write <form action="/" method="get">'),
    ("temperature", "the form goes elsewhere", {'action="/"': 'action="/convert"'},
     'write <form action="/" method="get">'),
    ("temperature", "def post", {"def get": "def post"},
     "write def get(self) instead of def post(self)"),
    ("temperature", "no float()", {"float(cel_temp)": "cel_temp"},
     "write float(...) around cel_temp: what was typed is text"),
    ("temperature", "always another word", {"return str(far_temp)": "return 'warm'"},
     "Fahrenheit temperature: warm | "),
    ("temperature", "no try", {"    try:\n        far_temp": "    if True:\n        far_temp",
     "    except ValueError:  # user entered non-numeric temperature\n"
     "        return \"invalid input\"": "    return ''"}, 'temperature.py:10: write `try:`'),
    ("temperature", "an empty field fails", {'cel_temp == ""': "not cel_temp[0]"},
     "temperature.py:8 IndexError: string index out of range | "),
    ("temperature", "the form is gone with the result", {"self.response.write(":
     "if cel_temp:\n            return self.response.write('Fahrenheit temperature: ' + "
     "far_temp)\n        self.response.write("},
     "temperature.py:26-27: delete `if cel_temp: / return self.response.write('Fahrenheit "
     "temperature: ' + far_temp)`"),
    ("temperature", "a method of no known mistake",
     {"round(far_temp, 3)": "round(far_temp, 3) ** 2"},
     "temperature.py:11 Celsius temperature: Fahrenheit temperature: 7396.0 | "),
    ("temperature", "cut, not rounded", {"round(far_temp, 3)": "int(far_temp * 1000) / 1000"},
     "temperature.py:11 Celsius temperature: Fahrenheit temperature: 35.6 | "),
    ("temperature", "int() and no except",
     {"float(cel_temp)": "int(cel_temp)", "except ValueError": "except KeyError"},
     "catch it with `except ValueError:`"),
    ("temperature", "the function calls itself", {"float(cel_temp)": "convert_temp(cel_temp)"},
     "in at least one case the function must return without calling itself"),
    ("temperature", "a message made of two",
     {'return "invalid input"': 'return "Invalid" + " input"'},
     'temperature.py:15: write `return "invalid input"`'),
    ("temperature", "converted, and then not",
     {"far_temp = convert_temp(cel_temp)": "far_temp = convert_temp(cel_temp)\n"
     "        far_temp = cel_temp"}, 'temperature.py:22: delete `far_temp = cel_temp`'),
    ("temperature", "converted, and not kept", {"return str(far_temp)": "return cel_temp"},
     "Fahrenheit temperature: 30 | "),
    ("temperature", "nothing filled in, and nothing escaped",
     {"import html\n\n": "", ".format(html.escape(cel_temp), far_temp)": ""},
     "temperature.py:35: write `</html>\"\"\".format(cel_temp, far_temp))`"),
]  # fmt: skip
