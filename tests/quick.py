"""What most tests do without because it is only slow: costly hashes, disks, routes compiled again.

The product isn't asked to be weaker: these are changes to the process that runs the tests.
`as_in_production` takes them back for the tests of these very things. Processes that tests start
(the command line, the server) have nothing of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from passlib.hash import argon2
from werkzeug.routing import Rule

from coordination.storage import database

# The least that Argon2 takes; a hash says its costs itself, so any hash can be verified.
_CHEAP = {"default_rounds": 1, "memory_cost": 8, "parallelism": 1}
_DEAR = {name: getattr(argon2, name) for name in _CHEAP}
_DURABLE = database._SQLITE_PRAGMAS
_HASTY = tuple(one.replace("synchronous=FULL", "synchronous=OFF") for one in _DURABLE)


def hurry() -> None:
    """Hash passwords at the least cost, and let SQLite return before the disk has it."""
    _set(_CHEAP, _HASTY)
    Rule._compile_builder = _builder_made_once


@contextmanager
def as_in_production() -> Iterator[None]:
    """Let password hashes and SQLite cost what they do in production."""
    _set(_DEAR, _DURABLE)
    try:
        yield
    finally:
        hurry()


_compile = Rule._compile_builder
_builders: dict[tuple[str, ...], Any] = {}


def _builder_made_once(rule: Rule, append_unknown: bool = True) -> Any:
    """Return what builds the addresses of a rule: each application has the same 150 rules.

    Werkzeug compiles it from nothing but the rule's path, and hands it the rule.
    """
    key = (repr(rule._trace), repr(rule.rule), repr(append_unknown))
    if rule.defaults:  # they go through converters, which may differ
        return _compile(rule, append_unknown)
    if key not in _builders:
        _builders[key] = _compile(rule, append_unknown)
    return _builders[key]


def _set(costs: dict[str, Any], pragmas: tuple[str, ...]) -> None:
    for name, value in costs.items():
        setattr(argon2, name, value)
    database._SQLITE_PRAGMAS = pragmas


# A server that is thrown away need not survive a power cut. Set once, before there is any data.
CARELESS = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "SELECT pg_reload_conf()",
)


def is_twin(params: dict[str, Any]) -> bool:
    """Say whether a test is the one on PostgreSQL of two that run the same lines."""
    return params.get("engine") == "postgresql"
