"""Each version is the same wherever it is written."""

import itertools
import sys

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from companion.deploy import google_yaml
from tests.support.project import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read(name):
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def requirements(name):
    """The requirements that a file itself lists, without those that it refers to."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [str(Requirement(line)) for line in lines if line and line[0] not in "#-"]


def normal(listed):
    return [str(Requirement(line)) for line in listed if isinstance(line, str)]


@pytest.fixture
def project():
    return read("pyproject.toml")


def test_uv_installs_what_pip_does(project):
    groups = project["dependency-groups"]
    assert normal(project["project"]["dependencies"]) == requirements(
        "requirements.txt"
    )
    for name in ("beyond", "dev"):
        assert normal(groups[name]) == requirements(f"requirements-{name}.txt")
    assert normal(groups["bench"]) == requirements("requirements-bench.txt")


def test_the_lock_has_each_version_and_names_the_public_index_alone(project):
    lock = read("uv.lock")
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *itertools.chain(*groups.values())]
    locked = {(package["name"], package["version"]) for package in lock["package"]}
    for requirement in map(Requirement, normal(wanted)):
        version = str(requirement.specifier).removeprefix("==")
        assert (canonicalize_name(requirement.name), version) in locked
    assert {package["source"].get("registry") for package in lock["package"]} <= {
        None,
        "https://pypi.org/simple",
    }
    files = [
        file["url"]
        for package in lock["package"]
        for file in [*package.get("wheels", []), package.get("sdist")]
        if file
    ]
    assert files
    assert all(url.startswith("https://files.pythonhosted.org/") for url in files)


def test_uv_takes_the_python_that_folders_are_deployed_on():
    python = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    assert f"python{python.replace('.', '')}" == google_yaml.NEWEST
