"""Small pieces: a module that nobody can hold in the head hides what it does."""

import ast

from tests.architecture.tree import modules, name_of, parsed

MODULE_LINES = 349
FUNCTION_LINES = 40
PARAMETERS = 6

# Names that say nothing about what is inside attract whatever has no place.
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

# The arguments are the columns of one entry of the log.
MANY_PARAMETERS = {"coordination/storage/audit.py:append"}


def functions():
    for path in modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{name_of(path)}:{node.name}", node


def parameters(node):
    found = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return [one for one in found if one.arg not in {"self", "cls"}]


def test_no_module_is_too_long():
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()
    }

    assert {name: length for name, length in lengths.items() if length > MODULE_LINES} == {}


def test_no_function_is_too_long():
    lengths = {name: node.end_lineno - node.lineno + 1 for name, node in functions()}

    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_no_function_asks_for_too_much():
    counts = {name: len(parameters(node)) for name, node in functions()}
    greedy = {name for name, count in counts.items() if count > PARAMETERS}

    assert greedy == MANY_PARAMETERS


def test_no_module_has_a_name_that_says_nothing():
    assert [name_of(path) for path in modules() if path.stem in SAYS_NOTHING] == []


def test_every_module_says_what_it_is_for():
    silent = [
        name_of(path)
        for path in modules()
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(parsed(path))
    ]

    assert silent == []
