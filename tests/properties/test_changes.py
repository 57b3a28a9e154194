"""Any part of what differs from a listing can be carried out, line by line."""

from hypothesis import given
from hypothesis import strategies as st

from companion.checking.repair import changes, listings
from companion.checking.step_names import NAMES
from tests.checking.test_edits import changed

STEPS = st.sampled_from(NAMES)
SIGNS = st.sampled_from(
    ["", '"', "'''", "(", "]", "\n", "\t", "#", "\\", "{", "é", "\f"]
)


@st.composite
def damaged(draw):
    """A listing of the tutorial in which some of the text is lost or misplaced."""
    text = draw(st.sampled_from(sorted(listings.listings(draw(STEPS)).items())))[1]
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 30)), len(text))
        to = draw(st.integers(0, len(text)))
        text = draw(
            st.sampled_from(
                [
                    text[:start] + text[end:],
                    text[:start] + draw(SIGNS) + text[start:],
                    text[:to] + text[start:end] + text[to:],
                ]
            )
        )
    return text


@given(damaged(), STEPS, st.data())
def test_edits_do_what_their_changes_do(text, step, data):
    for name, listing in listings.listings(step).items():
        found = changes.differences(name, text, listing)
        chosen = [one for one in found if data.draw(st.booleans())]
        lines = changed(text.split("\n"), changes.edits(text, chosen))
        assert "\n".join(lines).strip("\n") == changes.apply(text, chosen).strip("\n")
        assert changes.groups(found) or not found
