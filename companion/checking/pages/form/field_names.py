"""Finds differences between the names of fields in the form and in the code."""

import re
from difflib import get_close_matches

from companion.checking.browser.forms import Form
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.visit import Visit
from companion.problem import Problem


def check_named(visit: Visit, form: Form, name: str) -> None:
    """Raise Problem if a field has no name. name: what it may be called."""
    code = visit.code
    without = [field for field in form.text_fields if not field.get("name")]
    if without:
        tag = rf"<{without[0].tag}\b"
        missing = next((n for n in code.requested if n not in form.names), name)
        hint = f'a browser only sends a field that has a name: write name="{missing}"'
        place = code.line_matching(rf"{tag}(?![^>]*\bname\s*=)", tag)
        raise Problem("a field without a name", hint, place, blocks=True)


def mismatch(visit: Visit, form: Form, name: str = "") -> Problem | None:
    """Say which name differs between the form and the code, if any."""
    asked = visit.code.requested
    sent = {str(control.get("name")) for control in form.controls}
    unknown = [n for n in asked if n not in sent]
    unasked = [n for n in form.names if n not in asked]
    if not unknown or not unasked:
        return None
    theirs = unknown[0]
    ours = (get_close_matches(theirs, unasked, n=1, cutoff=0.1) or unasked)[0]
    right = name or (theirs if likeness(theirs, ours) else ours)
    if right == ours:
        hint = f'write self.request.get("{ours}")'
        place = asked[theirs]
    else:
        hint = f'write name="{right}"'
        place = visit.code.line_matching(rf"""name\s*=\s*["']?{re.escape(ours)}\b""")
        if right != theirs:
            hint += f' and self.request.get("{right}")'
    got = f"the form sends {ours}, but the code asks for {theirs}"
    return Problem(got, f"{hint}: both need the same name", place)
