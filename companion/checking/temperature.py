"""The checks of the temperature converter."""

import re

from companion.checking.check import Check, Fault, answered_html
from companion.checking.forms import check_button, check_goes_to, check_shown, find_form
from companion.checking.site import Page, Site

SECTION = "Temperature Converter"
LABEL = "Fahrenheit temperature:"
FORMULA = "compute float(cel_temp) * 9 / 5 + 32"
ROUND = "write far_temp = round(far_temp, 3)"
INVALID = 'write except ValueError: and return "invalid input"'
BLANK = 'write if cel_temp == "": and return ""'


def checks(path: str = "/") -> tuple[Check, ...]:
    """Return the checks of a converter at this path."""

    def get(site: Site, **fields: str) -> Page:
        return answered_html(site.get(path, **fields))

    def check_field(site: Site) -> None:
        form = find_form(get(site), "cel_temp")
        check_goes_to(form, "get", path, path)

    def check_convert(site: Site) -> None:
        check_button(get(site), "Convert")

    def check_blank(site: Site) -> None:
        text = get(site).visible_text
        if re.match(r" *(-?\d|invalid)", text.partition(LABEL)[2]):
            raise Fault(text, BLANK)
        check_shown(get(site), LABEL, f"write {LABEL} in front of the result")

    def check_result(cel_temp: str, far_temp: str, hint: str) -> Check:
        def check(site: Site) -> None:
            page = site.get(path, cel_temp=cel_temp)
            if page.error and page.error.kind == "ValueError":
                raise Fault(page.error.headline, INVALID)
            answered_html(page)
            label_missing = (
                far_temp in page.visible_text and LABEL not in page.visible_text
            )
            label_hint = f"write {LABEL} in front of the result"
            words = f"{LABEL} {far_temp}"
            check_shown(page, words, label_hint if label_missing else hint)

        asks = f"GET {path}?cel_temp={cel_temp}"
        return Check(SECTION, asks, f"{LABEL} {far_temp}", check)

    def check_kept(site: Site) -> None:
        field = get(site, cel_temp="30").field("cel_temp")
        value = field.get("value") if field else None
        if value != "30":
            hint = 'write value="{}" in the <input>, and cel_temp in .format(...)'
            raise Fault(f"value={value}" if value else "an empty field", hint)

    ask = f"GET {path}"
    return (
        Check(SECTION, ask, "a form with cel_temp that gets its own page", check_field),
        Check(SECTION, ask, "a button that says Convert", check_convert),
        Check(SECTION, ask, "no result before there is a temperature", check_blank),
        check_result("30", "86.0", FORMULA),
        check_result("2.0005", "35.601", ROUND),
        check_result("abc", "invalid input", INVALID),
        Check(SECTION, f"{ask}?cel_temp=30", "30 stays in the field", check_kept),
    )
