"""Decide how strongly two cases overlap, and say why.

The way in is `assess`. It takes the values that two cases share and returns a score together with
the reasons for it, strongest first. The weights of independent values combine as chances of a
true link do: what remains is the chance that every one of them misleads.

A value counts once, and so does each record on either side: an account that one desk filed as a
name and as an address is still one account. Counting per value, per record of the one case and
per record of the other, and keeping the least of the three, holds that rule and two others:
the score is symmetric, and it never falls when another shared value is added.

Nothing here reads the database or the clock. The same input gives the same answer, so a link can
be recomputed and defended years later.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import prod

from coordination.domain import circumstances
from coordination.domain.circumstances import Record
from coordination.domain.evidence import (
    RARITY_WORDS,
    EvidenceKind,
    RarityLevel,
    bare,
    base_weight,
    kind_of,
    level,
    rarity_factor,
    same,
)
from coordination.domain.features import Feature, Normalised
from coordination.domain.knowledge import Knowledge
from coordination.domain.vocabulary import Band
from coordination.domain.wording import N_

__all__ = [
    "SHOWN_FROM",
    "Assessment",
    "EvidenceKind",
    "Rarity",
    "RarityLevel",
    "Reason",
    "Shared",
    "assess",
    "band",
    "level",
]

SHOWN_FROM = 0.20
"""A link that is not muted is listed by default from this score on."""

_BANDS = ((0.95, Band.CERTAIN), (0.80, Band.STRONG), (0.50, Band.FAIR))
_MUTED_AT_MOST = 0.30
_HELD_BY_MANY = N_("So many cases hold this value that it joins strangers")

Rarity = Callable[[Normalised], RarityLevel]


@dataclass(frozen=True, slots=True)
class Shared:
    """A form that both cases hold, and the record of either side that holds it."""

    form: Normalised
    mine: Feature
    theirs: Feature


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in plain words, without any value of a record.

    `template` and the values of `params` are texts for translation. `weight` is in steps of 5,
    so that it betrays no count; with `against` it is what the reason took away.
    """

    kind: EvidenceKind
    template: str
    params: tuple[tuple[str, str], ...]
    weight: int
    against: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """How strongly two cases overlap: score from 0 to 1, band, kinds and reasons.

    `muted` is set when nothing but muted values joins the cases, and says why.
    """

    score: float
    band: Band
    kinds: tuple[EvidenceKind, ...]
    reasons: tuple[Reason, ...]
    muted: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
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

    @property
    def rank(self) -> tuple[object, ...]:
        """Return what orders pieces, strongest first, whichever side is asked."""
        return -self.weight, self.kind, self.form, self.against, self.is_bare


def band(score: float) -> Band:
    """Return the strength band of a score: all that another desk may see of it."""
    return next((found for least, found in _BANDS if score >= least), Band.WEAK)


def assess(shared: Sequence[Shared], rarity: Rarity, knowledge: Knowledge) -> Assessment:
    """Return how strongly two cases overlap through what they share.

    `rarity` is asked once for each form. A value on a list of `knowledge`, one that too many
    cases hold and one whose circumstances speak against it are muted: they never raise a link
    above weak, and a pair that shares nothing else is muted with the reason of the strongest.
    """
    pieces = sorted(_pieces(shared, rarity, knowledge), key=lambda piece: piece.rank)
    telling = [piece for piece in pieces if piece.muted is None]
    score = round(max(_combined(telling), *_muted_weights(pieces)), 6)
    reasons = _reasons(telling or pieces)
    return Assessment(
        score=score,
        band=band(score),
        kinds=tuple(dict.fromkeys(reason.kind for reason in reasons)),
        reasons=reasons,
        muted=pieces[0].muted if pieces and not telling else None,
    )


def _pieces(shared: Sequence[Shared], rarity: Rarity, knowledge: Knowledge) -> Iterable[_Piece]:
    known: dict[Normalised, tuple[RarityLevel, str | None]] = {}
    for one in shared:
        if one.form not in known:
            found = rarity(one.form)
            verdict = knowledge.verdict(one.form)
            many = _HELD_BY_MANY if found is RarityLevel.SHARED else None
            known[one.form] = found, verdict.reason if verdict is not None else many
        yield _piece(one, *known[one.form])


def _piece(one: Shared, found: RarityLevel, muted: str | None) -> _Piece:
    around = circumstances.weigh(one.form, one.mine, one.theirs)
    muted = muted or around.muted
    weight = around.weight * rarity_factor(found)
    if muted is not None:
        weight = min(weight, _MUTED_AT_MOST)
    return _Piece(
        form=one.form,
        mine=circumstances.record_of(one.mine, one.form),
        theirs=circumstances.record_of(one.theirs, one.form),
        kind=_kind(one),
        weight=weight,
        muted=muted,
        found=found,
        against=around.against,
        is_bare=circumstances.concerns_victim(one.mine, one.theirs),
    )


def _kind(one: Shared) -> EvidenceKind:
    if circumstances.both_victims(one.mine, one.theirs):
        return EvidenceKind.VICTIM
    return kind_of(one.form.namespace)


def _said(piece: _Piece) -> tuple[Reason, ...]:
    """Return the reason for a piece and those against it; of a victim its kind and no more."""
    kind = piece.kind
    if piece.is_bare:
        return (Reason(kind, bare(kind), (), _steps(base_weight(piece.form.namespace))),)
    rarity = (("rarity", RARITY_WORDS[piece.found]),)
    return (
        Reason(kind, same(kind), rarity, _steps(piece.weight)),
        *(Reason(kind, text, (), _steps(lost), against=True) for text, lost in piece.against),
    )


def _steps(weight: float) -> int:
    """Return a weight of 100 in steps of 5, and at least one step."""
    return max(5, round(weight * 20) * 5)


def _combined(pieces: Sequence[_Piece]) -> float:
    """Return the chance that not every piece misleads, each value and record counted once."""
    return min(
        _noisy_or((piece.form, piece.weight) for piece in pieces),
        _noisy_or((piece.mine, piece.weight) for piece in pieces),
        _noisy_or((piece.theirs, piece.weight) for piece in pieces),
    )


def _noisy_or(weights: Iterable[tuple[object, float]]) -> float:
    best: dict[object, float] = {}
    for key, weight in weights:
        best[key] = max(weight, best.get(key, 0.0))
    # Sorted, because the last digit of a product depends on the order of its factors.
    return 1.0 - prod(sorted(1.0 - weight for weight in best.values()))


def _muted_weights(pieces: Sequence[_Piece]) -> tuple[float, ...]:
    """Return the weights of muted pieces: the strongest counts, and they never add up."""
    return (0.0, *(piece.weight for piece in pieces if piece.muted is not None))


def _reasons(pieces: Sequence[_Piece]) -> tuple[Reason, ...]:
    """Return the reasons, strongest first, without those that repeat a stronger one.

    Pieces come ordered. All pieces of a form are taken together and mark their records, so that
    the choice does not depend on the order in which the two sides were read.
    """
    forms: dict[Normalised, list[_Piece]] = {}
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


def _is_said(reasons: Sequence[Reason]) -> bool:
    return any(reason.kind is EvidenceKind.VICTIM for reason in reasons)
