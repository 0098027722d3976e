"""What a whole run must satisfy beyond its tests; asked before pytest writes its last line.

Rules and vault must be covered to the last branch: the total that coverage knows would let a hole
there hide behind other folders. And with BROWSER_REQUIRED=1, which `.ci/run` sets, a run fails in
which no browser test passed: a journey that was skipped must not look like one that went well.
"""

import io
import os
from collections.abc import Generator

import pytest

WHOLE = {"coordination/domain/*", "coordination/vault/*"}


class Gates:
    """Count the browser tests that passed, and judge the run at its end."""

    def __init__(self) -> None:
        self.journeys = 0
        self.refusals: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed and "browser" in report.keywords:
            self.journeys += 1

    # Outermost, so that pytest-cov has put the workers' measurements together.
    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        result = yield
        self.refusals = [*self.missing_journeys(), *_uncovered(session.config)]
        session.testsfailed += len(self.refusals)
        return result

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for refusal in self.refusals:
            terminalreporter.write_line(f"FAILED gate: {refusal}", red=True, bold=True)

    def missing_journeys(self) -> list[str]:
        """Return what to say when a browser test is required and none passed."""
        if os.environ.get("BROWSER_REQUIRED") != "1" or self.journeys:
            return []
        return ["no browser test passed, and BROWSER_REQUIRED asks for one. Install Chromium."]


def _uncovered(config: pytest.Config) -> list[str]:
    measured = config.pluginmanager.getplugin("_cov")
    if measured is None or measured.cov_controller is None:
        return []
    # This line and the next run when measuring is over.
    table = io.StringIO()  # pragma: no cover - runs after coverage has been counted
    total = measured.cov_controller.cov.report(  # pragma: no cover - runs after coverage has been counted
        include=sorted(WHOLE), file=table, ignore_errors=True, show_missing=True, skip_covered=True
    )
    if total >= 100:  # pragma: no cover - runs after coverage has been counted
        return []
    return [  # pragma: no cover - runs after coverage has been counted
        f"domain and vault must be covered to the last branch\n{table.getvalue()}"
    ]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Gates(), "gates")
