"""The files that the project consists of, as the tests of its shape read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "coordination"
_OTHERS = {"instance", "build"}


def modules(*, below: Path = PACKAGE) -> list[Path]:
    """Return every module, without migrations, which are written once and never changed."""
    return [path for path in sorted(below.rglob("*.py")) if "versions" not in path.parts]


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def own_files() -> Iterator[Path]:
    """Yield every file of the project that a person wrote."""
    for top in sorted(ROOT.iterdir()):
        hidden = top.name.startswith(".") and top.name not in {".ci", ".gitignore"}
        if hidden or top.name in _OTHERS or top.name.endswith(".egg-info"):
            continue
        inside = top.rglob("*") if top.is_dir() else iter([top])
        yield from (path for path in inside if path.is_file() and "__pycache__" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call with what is called, as it is written: `session.commit`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)
