"""Rare work on the whole register: sweep, keys without a case, rotation of the wrapping key."""

from coordination.actions import question_book, sweep
from coordination.actions.sweep import SweepReport
from coordination.actions.workbench import Workbench
from coordination.domain.permissions import Act


def run_sweep(bench: Workbench, helper: sweep.Helper | None = None) -> tuple[SweepReport, int]:
    """Sweep the register, with a second process if there is one, then remove orphaned data keys.

    Return the report and the number of keys removed. The sweep holds the log's lock, so no key
    of a case that is being registered can be taken for one without a case.
    """
    report = sweep.sweep(bench, helper=helper)
    question_book.forget_old(bench)
    return report, bench.keys.remove_orphans(sweep.known_scopes(bench))


def rotate_keys(bench: Workbench) -> int:
    """Make a new wrapping key and wrap every data key with it; return how many were wrapped.

    The new key is saved before it is used. Progress lives in the rows: after a crash, running
    it again wraps what is left.
    """
    bench.permit(Act.SWEEP)
    bench.vault.provider.rotate()
    count = bench.keys.rewrap_all()
    bench.record("keys.rotated", count=count)
    return count
