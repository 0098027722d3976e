"""Cases from a file: the parts of `intake` for a group of lines, with a savepoint for each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordination.actions import (
    case_files,
    damage,
    detection,
    intake,
    merging,
    questions,
    statistics,
    sweep,
    waiting,
)
from coordination.actions.intake import Prepared
from coordination.actions.workbench import DETECTOR, Tools, Workbench
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.features import Feature
from coordination.domain.permissions import Act
from coordination.domain.record import read_case
from coordination.domain.wording import N_
from coordination.storage import access, database, visibility
from coordination.vault.envelope import CannotOpen

_DAMAGED = N_(
    "what the register holds under this reference can't be read; ask for a repair, then send the "
    "record again with all of its codes"
)


class Outcome(StrEnum):
    """What became of a line."""

    REGISTERED = intake.REGISTERED
    CHANGED = intake.CHANGED
    UNCHANGED = intake.UNCHANGED
    REFUSED = "refused"
    VALID = "valid"


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """A line of a file, ready to be admitted, or with all that is wrong with it."""

    number: int
    prepared: Prepared | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class LineResult:
    """What became of one line of a file."""

    number: int
    outcome: Outcome
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class WouldHit:
    """A case that a line would meet, for the operator."""

    ref: str
    desk: str
    band: str
    kinds: tuple[str, ...]
    muted: str | None


def prepare_line(
    tools: Tools, number: int, payload: object | None, fault: Fault | None
) -> PreparedLine:
    """Read and normalise one line; no database is touched."""
    if fault is not None:
        return PreparedLine(number, None, (fault,))
    pack = tools.pack
    try:
        draft = read_case(
            payload,
            offence_codes=pack.offence_codes,
            jurisdictions=pack.jurisdiction_codes,
            today=tools.clock().date(),
        )
    except RefusedInput as refused:
        return PreparedLine(number, None, refused.faults)
    return PreparedLine(number, intake.prepare(tools, draft), ())


def validated(line: PreparedLine) -> LineResult:
    """Return the result of a dry run: valid or refused, and nothing looked up."""
    outcome = Outcome.REFUSED if line.prepared is None else Outcome.VALID
    return LineResult(line.number, outcome, line.faults)


def admit_lines(
    bench: Workbench, lines: Sequence[PreparedLine], *, matched_later: bool = False
) -> list[LineResult]:
    """Admit the lines that could be read; a line that fails is undone, the others stand.

    With `matched_later` new cases are compared by `finish`, which the register owes until then.
    """
    bench.permit(Act.IMPORT_CASES)
    if matched_later:
        database.checkpoint_rarely(bench.session)
    results = [_admit(bench, line, matched_later=matched_later) for line in lines]
    if matched_later and any(one.outcome is Outcome.REGISTERED for one in results):
        waiting.keep(bench)
        statistics.owe_sweep(bench)
    questions.note_import(bench, _admitted(lines, results))
    return results


def _admitted(lines: Sequence[PreparedLine], results: Sequence[LineResult]) -> Counter[str]:
    """Return how many cases of each desk came in or changed."""
    return Counter(
        line.prepared.draft.jurisdiction
        for line, result in zip(lines, results, strict=True)
        if line.prepared is not None and result.outcome in {Outcome.REGISTERED, Outcome.CHANGED}
    )


def _admit(bench: Workbench, line: PreparedLine, *, matched_later: bool) -> LineResult:
    if line.prepared is None:
        return LineResult(line.number, Outcome.REFUSED, line.faults)
    before = dict(bench.waiting)
    try:
        with bench.savepoint():
            receipt = intake.admit(bench, line.prepared, matched_later=matched_later)
    except RefusedInput as refused:
        bench.waiting = before
        return LineResult(line.number, Outcome.REFUSED, refused.faults)
    except CannotOpen as damaged:
        named = damage.known_as(damaged)
        if named is None:
            raise
        bench.waiting = before
        access.note_forged(bench.session, named)
        return LineResult(line.number, Outcome.REFUSED, (Fault("ref", _DAMAGED),))
    return LineResult(line.number, Outcome(receipt.outcome))


def is_empty(bench: Workbench) -> bool:
    """Say whether the register holds no case yet."""
    bench.permit(Act.IMPORT_CASES)
    return visibility.count_cases(bench.session, bench.actor) == 0


def is_merge_due(bench: Workbench) -> bool:
    """Say whether so many index rows wait that they are to be put into the index."""
    bench.permit(Act.IMPORT_CASES)
    return merging.is_due(bench)


def is_unfinished(bench: Workbench) -> bool:
    """Say whether cases of an import wait to be compared: this one's, or one that was cut short."""
    bench.permit(Act.IMPORT_CASES)
    return statistics.owes_sweep(bench)


def finish(bench: Workbench, helper: sweep.Helper | None = None) -> sweep.SweepReport:
    """Renew, for all at once, how rare each value is, and compare the whole register."""
    return sweep.sweep(bench, helper=helper)


def count(bench: Workbench) -> int:
    """Return how many cases the register holds."""
    bench.permit(Act.IMPORT_CASES)
    return visibility.count_cases(bench.session, bench.actor)


def would_hit(bench: Workbench, prepared: Prepared) -> list[WouldHit]:
    """Return the cases that a prepared line would meet, strongest first; nothing is stored."""
    bench.permit(Act.CHECK_FILE)
    known = visibility.find_by_ref(
        bench.session, bench.actor, prepared.draft.jurisdiction, prepared.ref_digest
    )
    features: list[Feature] = [*prepared.subjects, *prepared.identifiers]
    parts = [(-index, feature) for index, feature in enumerate(features, start=1)]
    found = detection.find(bench, known.number if known else 0, parts)
    cases = visibility.cases_by_number(bench.session, DETECTOR, found)
    case_files.preload(bench, cases.values())
    met = sorted((number for number in found if number in cases), key=lambda n: -found[n].score)
    refs = damage.readable(bench, met, lambda number: case_files.open_ref(bench, cases[number]))
    return [
        WouldHit(
            ref=ref,
            desk=cases[number].desk,
            band=found[number].band.value,
            kinds=tuple(kind.value for kind in found[number].kinds),
            muted=found[number].muted,
        )
        for number, ref in refs
    ]


def record_check(bench: Workbench) -> None:
    """Log that a file was checked against the register."""
    bench.record("file.checked")
