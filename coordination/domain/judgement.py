"""What people say about a link: same, not the same, unsure; and when facts overtake them.

A link is potential until it is judged. A link between two cases of one desk is judged by that
desk, which sees both sides. Across desks each desk gives its own view of what it sees, and only
what both say is a judgement: the second desk is the second person.

A judgement rests on the facts of its moment. "Same" and "unsure" stand until somebody takes them
back. "Not the same" stands while no new fact speaks for the link, and comes back as potential
when one does. Facts that go away and return lose nothing: the standing of a link depends on what
was said and on the facts of now, not on what they were in between.

Nothing here knows a value. A fact is a kind of evidence and an opaque code.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.evidence import EvidenceKind
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing
from coordination.domain.vocabulary import Band
from coordination.domain.wording import N_


class Verdict(StrEnum):
    """What a person can say of a link; potential takes back what was said."""

    SAME = "same"
    NOT_THE_SAME = "not_the_same"
    UNSURE = "unsure"
    POTENTIAL = "potential"


class LinkState(StrEnum):
    """Where a link stands: nobody decided, decided, or decided once and overtaken by facts."""

    POTENTIAL = "potential"
    JUDGED = "judged"
    RETURNED = "returned"


class ChangeKind(StrEnum):
    """In which way the facts differ from those that were judged."""

    NEW = "new"
    GONE = "gone"
    MORE = "more"  # the persons agree more
    LESS = "less"
    OTHERWISE = "otherwise"  # about as much, in another way
    STRONGER = "stronger"  # the band, which is what another desk sees
    WEAKER = "weaker"


Fact = tuple[str, str]
"""The value of a kind of evidence, and a code that is equal for equal facts of one link."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The facts of a link at one moment. `person` is the weight of persons, in steps of 5."""

    facts: tuple[Fact, ...]
    kinds: tuple[str, ...]
    band: str
    person: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that was said: what, by whom, for which desk, when (ISO 8601), why, on what.

    In the counterpart's record of a link between two desks `by` and `reason` are empty: a desk
    tells the other what it thinks, not who thinks so nor why.
    """

    verdict: Verdict
    desk: str
    at: str
    rests_on: Basis
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the facts that were judged and those of now."""

    what: ChangeKind
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a link stands. `verdict` is set for a judged link only.

    `said` holds what each desk says, `changed` how the facts differ since it said so.
    """

    state: LinkState
    verdict: Verdict | None
    said: Mapping[str, Verdict]
    changed: Mapping[str, tuple[Change, ...]]


_SPEAKS_ANEW = frozenset(
    {ChangeKind.NEW, ChangeKind.MORE, ChangeKind.OTHERWISE, ChangeKind.STRONGER}
)
_OPINIONS = (Verdict.SAME, Verdict.NOT_THE_SAME, Verdict.UNSURE)
_NEEDS_REASON = frozenset({Verdict.NOT_THE_SAME, Verdict.POTENTIAL})
_BANDS = tuple(Band)
_WORDS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.SAME: N_("same"),
        Verdict.NOT_THE_SAME: N_("not the same"),
        Verdict.UNSURE: N_("unsure"),
        Verdict.POTENTIAL: N_("potential"),
    }
)

UNJUDGED = Standing(LinkState.POTENTIAL, None, MappingProxyType({}), MappingProxyType({}))
"""Where every link begins."""


def standing(said: Sequence[Judgement], desks: Collection[str], now: Basis) -> Standing:
    """Return where a link between cases of these one or two desks stands.

    Two desks judge together: nothing is in effect until both say the same.
    """
    last = _last(said)
    if not last:
        return UNJUDGED
    sees_both = len(frozenset(desks)) == 1
    changed = MappingProxyType(
        {desk: changes(one.rests_on, now, sees_both=sees_both) for desk, one in last.items()}
    )
    words = MappingProxyType({desk: one.verdict for desk, one in last.items()})
    verdicts = set(words.values())
    if words.keys() != set(desks) or len(verdicts) > 1:
        return Standing(LinkState.POTENTIAL, None, words, changed)
    (verdict,) = verdicts
    if verdict is Verdict.NOT_THE_SAME and any(map(speaks_anew, changed.values())):
        return Standing(LinkState.RETURNED, None, words, changed)
    return Standing(LinkState.JUDGED, verdict, words, changed)


def changes(judged: Basis, now: Basis, *, sees_both: bool) -> tuple[Change, ...]:
    """Return how the facts differ, in a fixed order; empty when they are the same facts.

    With `sees_both` each kind of fact is named that the link gives as a reason, and a weight or
    band that moved over equal facts, as a sweep moves it, is no change. To a desk that sees one
    side a change is what its hit shows of it, kinds and band, and nothing else: whether facts
    behind an equal hit differ would say whether a guessed value is right.
    """
    if not sees_both:
        return _outwardly(judged, now)
    new, gone = set(now.facts) - set(judged.facts), set(judged.facts) - set(now.facts)
    if not new and not gone:
        return ()
    fresh, lost = {kind for kind, _ in new}, {kind for kind, _ in gone}
    person = EvidenceKind.PERSON.value
    found: list[Change] = []
    if person in fresh and person in lost:
        found.append(Change(_agreement(judged.person, now.person), person))
        fresh.discard(person)
        lost.discard(person)
    shown = {*judged.kinds, *now.kinds}
    return (
        *found,
        *_named(ChangeKind.NEW, fresh & shown or fresh),
        *_named(ChangeKind.GONE, lost & shown or lost),
    )


def speaks_anew(found: Iterable[Change]) -> bool:
    """Return whether any of these changes speaks for a link in a way that nobody judged yet."""
    return any(one.what in _SPEAKS_ANEW for one in found)


def moves_of(found: Standing, desk: str) -> tuple[Verdict, ...]:
    """Return what a person of a desk can say of a link now, in the order of the buttons."""
    own = found.said.get(desk)
    if own is None or (own is Verdict.NOT_THE_SAME and speaks_anew(found.changed[desk])):
        return _OPINIONS
    return (Verdict.POTENTIAL,)


def require_move(found: Standing, desk: str, verdict: Verdict, reason: str) -> None:
    """Return if this may be said now; raise `NoSuchMove` or `ReasonMissing` otherwise."""
    possible = moves_of(found, desk)
    if verdict not in possible:
        raise NoSuchMove(
            N_("This link does not become {verdict} from here. It can become: {existing}."),
            verdict=_WORDS[verdict],
            existing=", ".join(_WORDS[one] for one in possible),
        )
    if verdict in _NEEDS_REASON and not reason.strip():
        raise ReasonMissing(
            N_("A link becomes {verdict} only with a reason. Say why."), verdict=_WORDS[verdict]
        )


def _last(said: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return what each desk said last and did not take back."""
    last = {one.desk: one for one in said}
    return {desk: one for desk, one in last.items() if one.verdict is not Verdict.POTENTIAL}


def _outwardly(judged: Basis, now: Basis) -> tuple[Change, ...]:
    before, after = _BANDS.index(Band(judged.band)), _BANDS.index(Band(now.band))
    new, gone = set(now.kinds) - set(judged.kinds), set(judged.kinds) - set(now.kinds)
    found = (*_named(ChangeKind.NEW, new), *_named(ChangeKind.GONE, gone))
    if before == after:
        return found
    return (*found, Change(ChangeKind.STRONGER if after > before else ChangeKind.WEAKER))


def _named(what: ChangeKind, kinds: Iterable[str]) -> tuple[Change, ...]:
    return tuple(Change(what, kind) for kind in sorted(kinds))


def _agreement(before: int, after: int) -> ChangeKind:
    if before == after:
        return ChangeKind.OTHERWISE
    return ChangeKind.MORE if after > before else ChangeKind.LESS
