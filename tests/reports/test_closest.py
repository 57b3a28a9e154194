"""Which name a misspelt one was meant to be."""

import pytest

from companion.closest import closest, distance


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        ("", "abc", 3),
        ("abc", "abc", 0),
        ("write", "wirte", 1),
        ("abc", "acb", 1),
        ("abcd", "acbd", 1),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_the_distance_counts_edits(first, second, steps):
    assert distance(first, second) == distance(second, first) == steps


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("srt", ["set", "str"], "str"),  # the same letters
        ("mainpage", ["MainPage"], "MainPage"),
        ("usrname", ["name", "username"], "username"),
        ("xy", ["xz"], ""),
        ("name", ["game_over"], ""),
        ("same", ["same"], ""),
        ("reponse", ["_response", "response"], "response"),
        ("_reponse", ["_response"], "_response"),
        ("x" * 50, ["x" * 49], ""),
        ("abc", [], ""),
        ("abcxy", ["abcde"], ""),  # two letters of five
        ("abcdxy", ["abcdef"], "abcdef"),  # of six
        ("abcdefgxyz", ["abcdefghij"], "abcdefghij"),  # three of ten
        ("abcdefxyz", ["abcdefghi"], ""),  # of nine
    ],
)
def test_the_closest_name_is_found(name, names, meant):
    assert closest(name, names) == meant
