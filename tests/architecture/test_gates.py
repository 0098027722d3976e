"""The gates of a whole run: a browser test that was skipped is no browser test that passed."""

from types import SimpleNamespace

import pytest

from tests.gates import Gates


def a_report(outcome):
    return SimpleNamespace(when="call", passed=outcome == "passed", keywords={"browser": 1})


@pytest.mark.parametrize(("outcome", "refusals"), [("passed", 0), ("skipped", 1)])
def test_a_run_without_a_journey_is_refused_where_one_is_required(monkeypatch, outcome, refusals):
    monkeypatch.setenv("BROWSER_REQUIRED", "1")
    gates = Gates()

    gates.pytest_runtest_logreport(a_report(outcome))

    assert len(gates.missing_journeys()) == refusals


def test_elsewhere_a_run_without_a_journey_stands(monkeypatch):
    monkeypatch.delenv("BROWSER_REQUIRED", raising=False)

    assert Gates().missing_journeys() == []
