"""Every state that a page can be in, and how a visitor gets there."""

from dataclasses import dataclass, field

import pytest

from tests.support.project import WORDS


@dataclass(frozen=True)
class State:
    """A page, and what is typed into its form before its button is pressed."""

    path: str
    button: str = ""
    typed: dict = field(default_factory=dict)
    folder: str = "first_app"  # or "broken": the copy of it with errors in it


LONG = "pneumono-ultramicroscopic-silico-volcano-coniosis" * 4

# Those of first_app.
STATES = {
    "greeting": State("/greeting"),
    "greeted": State("/greeting", "Sign In", {"my_name": "Ann"}),
    "greeted by a long name": State("/greeting", "Sign In", {"my_name": LONG}),
    "greeting without a name": State("/greeting", "Sign In", {"my_name": "  "}),
    "temperature": State("/temperature"),
    "converted": State("/temperature", "Convert", {"cel_temp": "30"}),
    "no temperature": State("/temperature", "Convert", {"cel_temp": "abc"}),
    "blank temperature": State("/temperature", "Convert", {"cel_temp": " "}),
    "temperature of many digits": State(
        "/temperature", "Convert", {"cel_temp": f"30.{'0' * 200}"}
    ),
    "poem, first visit": State("/poem"),
    "poem": State("/poem", "Create"),
    "poem of long words": State(
        "/poem", "Create", {"nouns": f"{LONG}, {LONG}x, {LONG}y"}
    ),
    "poem without words": State("/poem", "Create", {"nouns": "", "adverbs": ""}),
    "no such page": State("/nope"),
    "no such page, a long name": State(f"/{LONG}"),
    "not to be got": State("/welcome"),
    "failed in production": State("/temperature", folder="broken"),
    "error in a module": State("/poem", folder="broken"),
    "error with a cause": State("/?a=1&b=<b>", folder="broken"),
    "error in a handler": State("/greeting", "Sign In", {"my_name": "Ann"}, "broken"),
}

BEYOND = ("beyond/1_templates", "beyond/2_poem_book")
# Those of the steps that are our own, not the tutorial's, and of what comes after.
STEP_STATES = {
    f"{folder}, {name}": State("/", button, typed, folder)
    for folder in ("steps/8_poem", "steps/9_poem_css", *BEYOND)
    for name, button, typed in (
        ("first visit", "", {}),
        ("poem", "Create", WORDS),
        ("too few words", "Create", {"nouns": "owl"}),
    )
} | {
    "sign in": State("/_ah/login", folder=BEYOND[1]),
    "an empty book": State("/_ah/login?continue=/book", "Sign in", {}, BEYOND[1]),
}

# Long words are a matter of the layout alone: see test_layout.py.
DIFFERENT = {
    name: state
    for name, state in (STATES | STEP_STATES).items()
    if "long" not in name and "many digits" not in name
}


@pytest.fixture(params=STATES.values(), ids=STATES.keys())
def state(request):
    return request.param


@pytest.fixture
def show(sites):
    """Bring a browser's page into a state, and return the last response it got."""

    def show(page, state):
        response = page.goto(sites(state.folder) + state.path)
        if not state.button:
            return response
        for name, text in state.typed.items():
            page.locator(f"[name={name}]").fill(text)
        with page.expect_navigation() as navigation:
            page.get_by_role("button", name=state.button).click()
        return navigation.value

    return show
