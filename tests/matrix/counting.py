"""How many cells of the matrix a run checked, said above pytest's last line."""

import pytest

_CELLS = "cells"


class Counting:
    """Adds up what the tests of the matrix report, from every worker."""

    def __init__(self) -> None:
        self.cells = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.cells += sum(int(str(n)) for name, n in report.user_properties if name == _CELLS)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.cells:
            terminalreporter.write_line(f"route matrix: {self.cells:,} cells checked")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Counting(), "matrix-cells")
