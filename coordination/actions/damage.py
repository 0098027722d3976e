"""Rows that do not open, because somebody edited them or a disk did: left out, and told.

One such row must take nothing away from anybody who does not ask for that very row. Lists,
comparisons and counts go on without it, here; who asks for the row itself gets `CannotOpen`, which
the doors answer with a sentence. Either way the log says so, as `rights.forged`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from coordination.actions.workbench import Workbench
from coordination.storage import access
from coordination.storage.keys import NoSuchKey
from coordination.storage.whole import AnyCase
from coordination.vault.envelope import CannotOpen, Place

Row = TypeVar("Row")
Opened = TypeVar("Opened")

# A subject, an identifier and the content of a case are known to the log by their case.
_OF_CASES = frozenset({"case", "subject", "identifier"})


def readable(
    bench: Workbench, rows: Iterable[Row], opening: Callable[[Row], Opened]
) -> Iterator[tuple[Row, Opened]]:
    """Yield the rows that open, with what `opening` made of each; the others are told."""
    for row in rows:
        found: list[Opened] = []
        with left_out(bench):
            found.append(opening(row))
        for one in found:
            yield row, one


@dataclass(frozen=True, slots=True)
class left_out:  # noqa: N801 - used as a function is, with `with`
    """Do what is inside as far as rows open; go on behind it where one does not, and tell.

    The key of a case may be gone because it was erased a moment ago: that is told to nobody, and
    where it is the key that was lost, `rights check` finds the row.
    """

    bench: Workbench

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        """Say whether what went wrong was a row that does not open."""
        if isinstance(error, NoSuchKey):
            return True
        named = known_as(error) if isinstance(error, CannotOpen) else None
        if named is not None:
            access.note_forged(self.bench.session, named)
        return named is not None


def is_noted(bench: Workbench, *cases: AnyCase) -> bool:
    """Say whether this bench met a part of one of these cases that does not open.

    What was found of them is then not all that there is, and no link may end for it.
    """
    codes = access.codes_of(bench.session)
    return codes is not None and not codes.wrong.isdisjoint(
        code for case in cases for code in (case.id, str(case.id))
    )


def taken(bench: Workbench) -> frozenset[str]:
    """Take from a bench what it noted, for another one to tell (`note`).

    A second process tells nothing itself: the first one holds the lock that it would wait for.
    """
    codes = access.codes_of(bench.session)
    if codes is None:
        return frozenset()
    noted = frozenset(map(str, codes.wrong))
    codes.wrong.clear()
    return noted


def note(bench: Workbench, noted: Iterable[str]) -> None:
    """Keep what another bench met, for the log to tell."""
    for one in noted:
        access.note_forged(bench.session, one)


def require_readable(bench: Workbench, case_id: UUID) -> None:
    """Raise CannotOpen for a case that the actor may see and that was found not to open."""
    if access.is_unreadable(bench.session, case_id):
        place = Place("case", "content", str(case_id), str(case_id))
        raise CannotOpen(f"the case {case_id} does not open", place)


def known_as(damaged: CannotOpen) -> str | None:
    """Return the id by which the log knows the row that did not open; None where it is no row."""
    if damaged.place is None:
        return None
    return str(damaged.place.case if damaged.place.table in _OF_CASES else damaged.place.row)
