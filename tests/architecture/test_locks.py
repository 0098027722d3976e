"""What is installed is named with its hash, and nothing says where it came from."""

import re
import sys
import tomllib

import pytest

from tests.architecture.tree import ROOT, modules, own_files

LOCKS = ["requirements.lock", "requirements-dev.lock"]

# What installs and serves the product, or is loaded by name.
NOT_IMPORTED = {"gunicorn", "numpy", "psycopg", "setuptools"}
# Lines of docstrings that begin with "from".
IN_PROSE = {"desks", "the", "that"}
OTHER_NAMES = {
    "bootstrap-flask": "flask_bootstrap",
    "libpass": "passlib",
    "phonenumberslite": "phonenumbers",
    "python-stdnum": "stdnum",
}


def entries(name):
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    return [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def wanted():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {re.split(r"[\[<>=]", one)[0].strip().lower() for one in project["dependencies"]}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_one_version_and_hashes(name):
    loose = [
        line for line in entries(name) if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:", line)
    ]

    assert entries(name)
    assert loose == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name):
    assert not re.search(r"://|--(extra-)?index|--find-links|\s@\s", (ROOT / name).read_text())


def test_every_dependency_is_in_the_lock():
    locked = {line.split("==")[0] for line in entries("requirements.lock")}

    assert wanted() - locked == set()


def test_every_dependency_is_used():
    source = "\n".join(path.read_text("utf-8") for path in modules())
    unused = {
        name
        for name in wanted() - NOT_IMPORTED
        if not re.search(
            rf"^(from|import) {OTHER_NAMES.get(name, name.replace('-', '_'))}\b",
            source,
            re.MULTILINE,
        )
    }

    assert unused == set()


def test_every_package_that_is_imported_is_asked_for():
    source = "\n".join(path.read_text("utf-8") for path in modules())
    imported = set(re.findall(r"^(?:from|import) ([a-z_0-9]+)", source, re.MULTILINE))
    asked = {OTHER_NAMES.get(name, name.replace("-", "_")) for name in wanted()}

    assert imported - asked - set(sys.stdlib_module_names) - {"coordination"} <= IN_PROSE


def test_nothing_names_a_registry_a_content_network_or_a_place_of_work():
    # Written apart, so that this file does not name them either.
    names = [
        "py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.", "js" + "delivr", "unp" + "kg.com",
        "cdn" + "js", "google" + "apis", "/wo" + "rk/", "/ro" + "ot/", "/sha" + "red/",
    ]  # fmt: skip
    forbidden = re.compile("|".join(map(re.escape, names)))
    naming = {
        str(path.relative_to(ROOT))
        for path in own_files()
        if forbidden.search(path.read_bytes().decode("utf-8", "ignore"))
    }

    assert naming == set()
