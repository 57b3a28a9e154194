"""What the documents point at is there."""

import re

import pytest

from tests.support.project import ROOT

DOCUMENTS = [
    *("README.md", "benchmarks/README.md", "CHANGELOG.md", "CONTRIBUTING.md"),
    "steps/README.md",
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
    readme = (ROOT / "README.md").read_text()
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 150_000
        assert f"(docs/{picture.name})" in readme
