"""Say in plain words why two cases may belong together: pieces of evidence become reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordination.domain.circumstances import Record
from coordination.domain.evidence import (
    RARITY_WORDS,
    EvidenceKind,
    RarityLevel,
    bare,
    base_weight,
    same,
)
from coordination.domain.features import Normalised
from coordination.domain.persons import PersonMatch


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in plain words, without any value of a record.

    `template` and the values of `params` are texts for translation. `weight` is in steps of 5,
    so that it betrays no count; with `against` it is what the reason took away. Of a person, 5
    stand for evidence that makes one person three times as likely; a reason that weighs 0 says
    what would settle the question.
    """

    kind: EvidenceKind
    template: str
    params: tuple[tuple[str, str], ...]
    weight: int
    against: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One shared form between one pair of records, weighed."""

    form: Normalised
    mine: Record
    theirs: Record
    kind: EvidenceKind
    weight: float
    muted: str | None
    found: RarityLevel
    against: tuple[tuple[str, float], ...]
    is_bare: bool
    match: PersonMatch | None = None

    @property
    def rank(self) -> tuple[object, ...]:
        """Return what orders pieces, strongest first, whichever side is asked."""
        return -self.weight, self.kind, self.form, self.against, self.is_bare


def reasons_of(pieces: Sequence[Piece]) -> tuple[Reason, ...]:
    """Return the reasons, strongest first, without those that repeat a stronger one.

    Pieces come ordered. All pieces of a form are taken together and mark their records, so that
    the choice does not depend on the order in which the two sides were read.
    """
    forms: dict[Normalised, list[Piece]] = {}
    for piece in pieces:
        forms.setdefault(piece.form, []).append(piece)
    mine: set[Record] = set()
    theirs: set[Record] = set()
    said: list[Reason] = []
    for group in forms.values():
        fresh = [p for p in group if p.mine not in mine and p.theirs not in theirs]
        if fresh and not (fresh[0].kind is EvidenceKind.VICTIM and _is_said(said)):
            said.extend(_said(fresh[0]))
        mine.update(piece.mine for piece in group)
        theirs.update(piece.theirs for piece in group)
    return tuple(said)


def _said(piece: Piece) -> tuple[Reason, ...]:
    """Return the reason for a piece and those against it; of a victim its kind and no more."""
    kind = piece.kind
    if piece.is_bare:
        weight = base_weight(piece.form.namespace) if piece.match is None else piece.weight
        return (Reason(kind, *bare(kind, weight), _in_steps(weight)),)
    if piece.match is not None:
        return _said_of_persons(kind, piece.match)
    rarity = (("rarity", RARITY_WORDS[piece.found]),)
    return (
        Reason(kind, same(kind, piece.form.namespace), rarity, _in_steps(piece.weight)),
        *(Reason(kind, text, (), _in_steps(lost), against=True) for text, lost in piece.against),
    )


def _said_of_persons(kind: EvidenceKind, match: PersonMatch) -> tuple[Reason, ...]:
    """Return what speaks for and against two persons being one, and what would settle it."""
    points = (
        Reason(
            kind, point.template, point.params, _in_steps(abs(point.weight) / 20), point.weight < 0
        )
        for point in match.points
    )
    return (*points, Reason(kind, match.settled_by, (), 0))


def _in_steps(weight: float) -> int:
    """Return a weight of 100 in steps of 5, and at least one step."""
    return max(5, round(weight * 20) * 5)


def _is_said(reasons: Sequence[Reason]) -> bool:
    return any(reason.kind is EvidenceKind.VICTIM for reason in reasons)
