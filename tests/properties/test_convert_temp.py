"""Temperatures, held to exact fractions."""

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from temperature import convert_temp

LIMIT = 10**9
INSIDE = {"min_value": -LIMIT, "max_value": LIMIT}
NUMBERS = st.one_of(
    st.integers(**INSIDE).map(str),
    st.decimals(**INSIDE, allow_nan=False).map(str),
    st.decimals(**INSIDE, places=4).map(str),
    st.floats(**INSIDE).map(repr),
    st.floats(min_value=0, max_value=LIMIT).map("+{:.6f}".format),
)
NUMBER = re.compile(r"-?\d+\.\d+(e\+\d+)?|nan|-?inf|-?\d+e\+\d+")


SPACES = st.sampled_from(["", " ", "\t", "\u3000"])


@given(NUMBERS, SPACES)
def test_a_temperature_is_right_to_a_thousandth(cel_temp, space):
    far_temp = convert_temp(f"{space}{cel_temp}{space}")
    exact = Fraction(cel_temp) * 9 / 5 + 32
    assert abs(Fraction(far_temp) - exact) <= Fraction(1, 1000)


@given(
    st.text()
    | st.text("0123456789.eE+-_ nainfty", max_size=12)
    | st.floats().map(repr)
    | st.integers().map(str)
    | st.decimals().map(str)
)
def test_anything_else_is_a_number_or_invalid(cel_temp):
    far_temp = convert_temp(cel_temp)
    if cel_temp.strip() == "":
        assert far_temp == ""
    else:
        assert far_temp == "invalid input" or NUMBER.fullmatch(far_temp)
