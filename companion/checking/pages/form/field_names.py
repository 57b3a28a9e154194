"""Finds differences between the names of fields in the form and in the code."""

import re
from difflib import get_close_matches

from companion.checking.browser.forms import Form
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.visit import Visit
from companion.problem import NOWHERE, Problem


def nameless(visit: Visit, form: Form, name: str) -> Problem | None:
    """Say which field has no name."""
    source = visit.sources
    without = [field for field in form.text_fields if not field.get("name")]
    if without:
        tag = without[0].tag
        had = "id" if without[0].get("id") else ""
        got = (
            f"a field with an {had} but without a name"
            if had
            else "a field without a name"
        )
        missing = next((n for n in source.requested if form.field(n) is None), name)
        place = source.words(rf"<{tag}\b(?![^>]*\bname\s*=)")
        place = place if place != NOWHERE else source.words(rf"<{tag}\b")
        hint = f'a browser only sends a field that has a name: write name="{missing}"'
        return Problem(got, hint, place, blocks=True)
    return None


def mismatch(visit: Visit, form: Form, name: str = "") -> Problem | None:
    """Say which name differs between the form and the code, if any."""
    names = [str(field.get("name")) for field in form.text_fields]
    asked = visit.sources.requested
    sent = {str(control.get("name")) for control in form.controls}
    unknown = [n for n in asked if n not in sent]
    unasked = [n for n in names if n not in asked]
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
        place = visit.sources.words(rf"""name\s*=\s*["']?{re.escape(ours)}\b""")
        if right != theirs:
            hint += f' and self.request.get("{right}")'
    got = f"the form sends {ours}, but the code asks for {theirs}"
    return Problem(got, f"{hint}: both need the same name", place)
