"""What the documents point at is there."""

import re

import pytest

from tests.support.project import ROOT

DOCUMENTS = [
    path.relative_to(ROOT).as_posix()
    for folder in (".", "beyond", "beyond/*", "benchmarks", "docs", "steps", "steps/*")
    for path in sorted(ROOT.glob(f"{folder}/*.md"))
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_into_the_project_leads_somewhere(name):
    document = ROOT / name
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text())
    assert [
        link
        for link in links
        if "://" not in link and not (document.parent / link).exists()
    ] == []


def test_every_picture_is_small_and_shown():
    pictures = list((ROOT / "docs").glob("*.png"))
    shown = "".join((ROOT / name).read_text() for name in DOCUMENTS)
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 150_000
        assert f"docs/{picture.name}" in shown
