"""Decide how strongly two cases overlap, and say why.

The way in is `assess`. It takes the values that two cases share and returns a score together with
the reasons for it, strongest first. The weights of independent values combine as chances of a
true link do: what remains is the chance that every one of them misleads.

A value counts once, and so does each record on either side: an account that one desk filed as a
name and as an address is still one account. Counting per value, per record of the one case and
per record of the other, and keeping the least of the three, holds that rule and two others:
the score is symmetric, and it never falls when another shared value is added.

Two persons who may be one are compared as a whole (`domain.persons`): what agrees and what differs
gives one chance, and what else the two cases share raises it. Below the threshold a pair of
persons is no evidence, and two cases that share no other are not linked.

Nothing here reads the database or the clock. The same input gives the same answer, so a link can
be recomputed and defended years later.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from coordination.domain import circumstances, persons
from coordination.domain.evidence import (
    EvidenceKind,
    RarityLevel,
    kind_of,
    level,
    rarity_factor,
)
from coordination.domain.features import Feature, Normalised, SubjectFeature
from coordination.domain.knowledge import Knowledge
from coordination.domain.persons import PersonMatch, Population, Profiles
from coordination.domain.reasons import Piece, Reason, reasons_of
from coordination.domain.vocabulary import Band
from coordination.domain.wording import N_

__all__ = [
    "PERSONS_TOGETHER",
    "SHOWN_FROM",
    "Assessment",
    "EvidenceKind",
    "Rarity",
    "RarityLevel",
    "Reason",
    "Shared",
    "assess",
    "band",
    "is_of_persons",
    "level",
]

SHOWN_FROM = 0.20
"""The operator's list of overlaps begins here. No desk's page does: it goes by band alone."""

PERSONS_TOGETHER = Normalised(persons.PERSON, "")
"""Stands for the form that two persons share who are compared because their cases meet."""

_BANDS = ((0.95, Band.CERTAIN), (0.80, Band.STRONG), (0.50, Band.FAIR))
_MUTED_AT_MOST = 0.30
_NOT_COUNTED = Population()
_PERSON_FORMS = frozenset({persons.PERSON, persons.NAME_AND_BIRTH, *persons.KEY_NAMESPACES})
_HELD_BY_MANY = N_("So many cases hold this value that it joins strangers")

Rarity = Callable[[Normalised], RarityLevel]


@dataclass(frozen=True, slots=True)
class Shared:
    """A form that both cases hold, and the record of either side that holds it.

    Of two persons the form is the key by which they met, or `PERSONS_TOGETHER` for persons of
    two cases that share something else.
    """

    form: Normalised
    mine: Feature
    theirs: Feature


@dataclass(frozen=True, slots=True)
class Assessment:
    """How strongly two cases overlap: score from 0 to 1, band, kinds and reasons.

    `muted` is set when nothing but muted values joins the cases, and says why. `facts` names what
    the score rests on, so that a later one can be told from this: the forms, in a fixed order.
    They are never stored or shown as they are.
    """

    score: float
    band: Band
    kinds: tuple[EvidenceKind, ...]
    reasons: tuple[Reason, ...]
    muted: str | None
    facts: tuple[Normalised, ...] = ()


def band(score: float) -> Band:
    """Return the strength band of a score: all that another desk may see of it."""
    return next((found for least, found in _BANDS if score >= least), Band.WEAK)


def is_of_persons(form: Normalised) -> bool:
    """Say whether a form only has two persons compared, and is no evidence itself."""
    return form.namespace in _PERSON_FORMS


def assess(
    shared: Sequence[Shared],
    rarity: Rarity,
    knowledge: Knowledge,
    population: Population = _NOT_COUNTED,
    profiles: Profiles | None = None,
) -> Assessment:
    """Return how strongly two cases overlap through what they share.

    `rarity` is asked once for each form, `population` says how common names are,
    `profiles` keeps what was read of persons who are compared again. A value on a list
    of `knowledge`, one that too many cases hold and one whose circumstances speak against it are
    muted: they never raise a link above weak, and a pair that shares nothing else is muted with
    the reason of the strongest. Persons who are likelier two than one count for nothing; where
    nothing else is shared the answer has no kinds, and there is no overlap.
    """
    weighed = list(_pieces(shared, rarity, knowledge))
    chance = _combined([piece for piece in weighed if piece.muted is None])
    matches = persons.same_persons(
        _couples(shared), chance, population, profiles or Profiles(knowledge)
    )
    weighed += [_person(*pair, match) for pair, match in matches]
    pieces = sorted(weighed, key=lambda piece: piece.rank)
    telling = [piece for piece in pieces if piece.muted is None]
    score = round(max(_combined(telling), *_muted_weights(pieces)), 6)
    reasons = reasons_of(telling or pieces)
    return Assessment(
        score=score,
        band=band(score),
        kinds=tuple(dict.fromkeys(reason.kind for reason in reasons)),
        reasons=reasons,
        muted=pieces[0].muted if pieces and not telling else None,
        facts=tuple(sorted({piece.form for piece in telling or pieces})),
    )


def _couples(shared: Iterable[Shared]) -> Iterator[persons.Pair]:
    """Yield the two persons of each shared form that asks for a comparison of persons."""
    for one in shared:
        mine, theirs = one.mine, one.theirs
        if not is_of_persons(one.form):
            continue
        if isinstance(mine, SubjectFeature) and isinstance(theirs, SubjectFeature):
            yield mine, theirs


def _person(mine: SubjectFeature, theirs: SubjectFeature, match: PersonMatch) -> Piece:
    both = circumstances.both_victims(mine, theirs)
    return Piece(
        form=match.fact,
        mine=mine,
        theirs=theirs,
        kind=EvidenceKind.VICTIM if both else EvidenceKind.PERSON,
        weight=match.probability,
        muted=None,
        found=RarityLevel.ONLY_HERE,
        against=(),
        is_bare=circumstances.concerns_victim(mine, theirs),
        match=match,
    )


def _pieces(shared: Sequence[Shared], rarity: Rarity, knowledge: Knowledge) -> Iterable[Piece]:
    known: dict[Normalised, tuple[RarityLevel, str | None]] = {}
    for one in shared:
        if is_of_persons(one.form):
            continue
        if circumstances.tells_nothing(one.form, one.mine, one.theirs):
            continue
        if one.form not in known:
            found = rarity(one.form)
            verdict = knowledge.verdict(one.form)
            many = _HELD_BY_MANY if found is RarityLevel.SHARED else None
            known[one.form] = found, verdict.reason if verdict is not None else many
        yield _piece(one, *known[one.form])


def _piece(one: Shared, found: RarityLevel, muted: str | None) -> Piece:
    around = circumstances.weigh(one.form, one.mine, one.theirs)
    muted = muted or around.muted
    weight = around.weight * rarity_factor(found)
    if muted is not None:
        weight = min(weight, _MUTED_AT_MOST)
    return Piece(
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


def _combined(pieces: Sequence[Piece]) -> float:
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


def _muted_weights(pieces: Sequence[Piece]) -> tuple[float, ...]:
    """Return the weights of muted pieces: the strongest counts, and they never add up."""
    return (0.0, *(piece.weight for piece in pieces if piece.muted is not None))
