"""Which moves a case can make, and what each move asks for.

The table is the one of the glossary. A move that is not listed does not exist, and the refusal
says which ones do.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coordination.domain.vocabulary import CaseStatus
from coordination.domain.wording import N_

_S = CaseStatus
_MATCHED = frozenset({_S.OPEN, _S.SUSPENDED, _S.CLOSED})


@dataclass(frozen=True, slots=True)
class Move:
    """A move that exists, and whether it needs a reason in words or a second person."""

    to: CaseStatus
    needs_reason: bool = False
    needs_two: bool = False


_MOVES: Mapping[CaseStatus, tuple[Move, ...]] = MappingProxyType(
    {
        _S.DRAFT: (Move(_S.OPEN),),
        _S.OPEN: (Move(_S.SUSPENDED), Move(_S.CLOSED), Move(_S.WITHDRAWN, needs_reason=True)),
        _S.SUSPENDED: (Move(_S.OPEN), Move(_S.CLOSED), Move(_S.WITHDRAWN, needs_reason=True)),
        _S.CLOSED: (
            Move(_S.OPEN, needs_reason=True),
            Move(_S.WITHDRAWN, needs_reason=True),
            Move(_S.PURGED, needs_two=True),
        ),
        _S.WITHDRAWN: (Move(_S.PURGED, needs_two=True),),
        _S.PURGED: (),
    }
)


class RefusedMove(ValueError):
    """A move was refused. `template` and `params` are the message for the reader's language."""

    def __init__(self, template: str, **params: str) -> None:
        super().__init__(template.format(**params))
        self.template = template
        self.params = params


class NoSuchMove(RefusedMove):
    """The move does not exist; the message names those that do."""


class ReasonMissing(RefusedMove):
    """The move exists and must be explained in words."""


class SecondPersonMissing(RefusedMove):
    """The move exists and needs two different persons."""


def is_matched(status: CaseStatus) -> bool:
    """Return whether cases in this state take part in matching (see `CaseStatus`)."""
    return status in _MATCHED


def moves_from(status: CaseStatus) -> tuple[Move, ...]:
    """Return the moves that exist from a state, in the order in which a page offers them."""
    return _MOVES[status]


def require_move(
    status: CaseStatus, to: CaseStatus, reason: str | None = None, persons: Collection[str] = ()
) -> Move:
    """Return the move, or raise the `RefusedMove` that says what is missing.

    `persons` holds the ids of those who asked for the move; the same person twice counts once.
    A reason of blanks is no reason.
    """
    move = next((move for move in _MOVES[status] if move.to is to), None)
    if move is None:
        raise _no_such_move(status, to)
    if move.needs_reason and not (reason and reason.strip()):
        raise ReasonMissing(
            N_("A case moves from {status} to {to} only with a reason. Say why."),
            status=status.value,
            to=to.value,
        )
    if move.needs_two and len(set(persons)) < 2:
        raise SecondPersonMissing(
            N_("A case moves from {status} to {to} only when two persons agree."),
            status=status.value,
            to=to.value,
        )
    return move


def _no_such_move(status: CaseStatus, to: CaseStatus) -> NoSuchMove:
    existing = ", ".join(move.to.value for move in _MOVES[status])
    if not existing:
        return NoSuchMove(
            N_("A case that is {status} makes no move any more."), status=status.value
        )
    return NoSuchMove(
        N_("A case does not move from {status} to {to}. From {status} it moves to: {existing}."),
        status=status.value,
        to=to.value,
        existing=existing,
    )
