"""Every function of storage that touches content says as whom it runs."""

import ast

import pytest

from tests.architecture.tree import PACKAGE, parsed

MODULES = (
    "absences",
    "access",
    "case_lists",
    "cases",
    "coordination",
    "dealings",
    "hits",
    "layouts",
    "match_index",
    "proposals",
    "questions",
    "rewriting",
    "statistics",
    "teams",
    "visibility",
    "waiting_index",
    "whole",
)
SAYS = {"act_as", "as_oneself", "as_detector"}


def _called(function: ast.FunctionDef) -> set[str]:
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {ast.unparse(one) for one in called}


def _runs(called: set[str]) -> bool:
    return any(
        one.endswith((".execute", ".scalars", ".scalar", ".exec_driver_sql")) for one in called
    )


def _says(called: set[str]) -> bool:
    return any(one.rpartition(".")[2] in SAYS for one in called)


@pytest.mark.parametrize("name", MODULES)
def test_a_function_that_runs_a_statement_on_content_says_as_whom(name):
    functions = [
        node
        for node in ast.walk(parsed(PACKAGE / "storage" / f"{name}.py"))
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_delete")
    ]
    running = {one.name: _called(one) for one in functions if _runs(_called(one))}

    assert running or name == "case_lists"
    assert [one for one, called in running.items() if not _says(called)] == []
