"""Instrument cards: legal basis, condition in words, time limits with their rule, and remarks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coordination.domain.law.instruments import BasisRule, TimeLimit
from coordination.domain.wording import N_
from coordination.reference.cards.conditions import Phrase, in_words
from coordination.reference.cards.parts import (
    Remark,
    SourceLine,
    corrections_of,
    named_sources,
    remark,
    sources_of,
)
from coordination.reference.corrections import Placed
from coordination.reference.derived import switch_of
from coordination.reference.pack import Pack

FILE: Final = "instruments"
_SWITCHES: Final = "legal_facts"


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """An instrument in the list; `open_from` is set where it applies only from a later day."""

    id: str
    name: str
    category: str
    act: str
    in_force: bool
    open_from: date | None
    unread: int
    corrected: int


@dataclass(frozen=True, slots=True)
class ActLine:
    """A legal basis: act and article, and whether it was read."""

    act: str
    article: str
    verified: bool
    note: str | None
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A basis for certain States: act, article, condition in words, what a lawyer must confirm."""

    act: str
    article: str
    condition: Phrase
    manual: str | None
    cautions: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A time limit: the period with the rule by which it is counted, or its words."""

    what: str
    period: str
    starts: str
    counting: tuple[str, ...]
    basis: str
    verified: bool
    note: str | None
    source: SourceLine | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """What the pack knows of an instrument."""

    line: InstrumentLine
    description: str
    who: str
    in_force_note: str
    acts: tuple[ActLine, ...]
    condition: Phrase
    rejects: Phrase | None
    bases: tuple[BasisLine, ...]
    limits: tuple[LimitLine, ...]
    cautions: tuple[str, ...]
    remarks: tuple[tuple[str, tuple[Remark, ...]], ...]
    proposes_when: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    corrections: tuple[Placed, ...]


_REMARKS: Final[Mapping[str, str]] = {
    "entry_rule": N_("Who opens it"),
    "grounds": N_("Grounds"),
    "urgency": N_("Urgency"),
    "emergency": N_("Emergency"),
    "exclusions": N_("Not for"),
    "refusal": N_("Grounds of refusal"),
    "dual_criminality": N_("Dual criminality"),
    "definition": N_("Definition"),
    "threshold": N_("Threshold"),
    "extension": N_("Extension"),
    "applicable_law": N_("Applicable law"),
    "platform": N_("Platform"),
    "funding": N_("Funding"),
    "followup": N_("What follows"),
    "referral": N_("Referral"),
    "hearing": N_("Hearing"),
    "criteria": N_("Criteria"),
    "warnings": N_("Warnings"),
    "related": N_("Related"),
    "advantages": N_("Advantages"),
    "obstacles": N_("Obstacles"),
    "notes": N_("Notes"),
    "not_a_request": N_("Not a request"),
    "logging": N_("Logging"),
    "storage_caps": N_("Storage"),
    "reform": N_("Reform"),
}
_COUNTING: Final[Mapping[str, str]] = {
    "calendar": N_("calendar days"),
    "working": N_("working days"),
    "event": N_("the day of the event counts"),
    "next_day": N_("counted from the next day"),
    "earliest": N_("at the earliest"),
    "latest": N_("at the latest"),
    "typical": N_("as a rule"),
}


def instrument_lines(pack: Pack) -> tuple[InstrumentLine, ...]:
    """Return every instrument in the order of the pack."""
    return tuple(_line(pack, name) for name in pack.content.entries(FILE))


def instrument_card(pack: Pack, name: str) -> InstrumentCard | None:
    """Return the card of an instrument, or None where the pack has no such id."""
    raw = pack.content.entries(FILE).get(name)
    if raw is None:
        return None
    known, law = sources_of(pack.content, FILE), pack.law.instruments[name]
    acts = tuple(_act(one, known) for one in raw["legal_basis"])
    return InstrumentCard(
        line=_line(pack, name),
        description=law.description,
        who=raw["who"],
        in_force_note=law.in_force_note,
        acts=acts,
        condition=in_words(law.condition),
        rejects=None if law.reject is None else in_words(law.reject),
        bases=tuple(_basis(one) for one in law.bases) if "bases_in_order" in raw else (),
        limits=tuple(_limit(one, known) for one in law.limits),
        cautions=law.cautions,
        remarks=tuple(_remarks(raw, known)),
        proposes_when=tuple(raw["proposes_when"]),
        sources=named_sources(known, _used(raw)),
        corrections=_corrections(pack, name, raw),
    )


def _line(pack: Pack, name: str) -> InstrumentLine:
    raw = pack.content.entries(FILE)[name]
    begins, switch = raw.get("in_application_from"), switch_of(raw.get("condition"))
    later = date.fromisoformat(begins) if begins and begins > pack.as_of else None
    return InstrumentLine(
        id=name,
        name=raw["name"],
        category=raw["category"].replace("_", " "),
        act=raw["legal_basis"][0]["act"],
        in_force=pack.law.legal_facts.get(switch or "", raw.get("in_force", True)),
        open_from=later,
        unread=sum(one.get("verified") is False for one in raw["legal_basis"] + raw["time_limits"]),
        corrected=len(_corrections(pack, name, raw)),
    )


def _corrections(pack: Pack, name: str, raw: Mapping[str, Any]) -> tuple[Placed, ...]:
    """Return corrections of the instrument itself and of the legal fact that it waits for."""
    own = corrections_of(pack.corrections, FILE, name).values()
    switch = switch_of(raw.get("condition"))
    of_facts = corrections_of(pack.corrections, FILE, _SWITCHES).items()
    return (*own, *(one for field, one in of_facts if field.split(".")[0] == switch))


def _act(raw: Mapping[str, Any], known: Mapping[str, SourceLine]) -> ActLine:
    source = known.get(str(raw.get("source")))
    return ActLine(raw["act"], raw["article"], raw["verified"], raw.get("note"), source)


def _basis(rule: BasisRule) -> BasisLine:
    return BasisLine(
        rule.act,
        rule.article,
        in_words(rule.condition),
        rule.manual,
        rule.cautions,
        rule.verified,
    )


def _limit(limit: TimeLimit, known: Mapping[str, SourceLine]) -> LimitLine:
    period = limit.period
    rule = (period.day_kind, period.count_from, period.bound) if period else ()
    return LimitLine(
        what=limit.what,
        period=f"{period.number} {period.unit.value}" if period else limit.words,
        starts=limit.starts,
        counting=tuple(_COUNTING[word.value] for word in rule if word.value in _COUNTING),
        basis=limit.basis,
        verified=limit.verified,
        note=limit.note,
        source=known.get(limit.source or ""),
        valid_from=limit.valid_from,
        valid_to=limit.valid_to,
    )


def _remarks(
    raw: Mapping[str, Any], known: Mapping[str, SourceLine]
) -> list[tuple[str, tuple[Remark, ...]]]:
    found = []
    for field, label in _REMARKS.items():
        value = raw.get(field)
        listed = value if isinstance(value, list) else [value]
        texts = tuple(remark(one, known) for one in listed if isinstance(one, dict))
        if texts:
            found.append((label, texts))
    return found


def _used(value: Any) -> list[str]:
    """Return every source that something in an entry names."""
    found: list[str] = []
    if isinstance(value, dict):
        found += [one for name, one in value.items() if name.endswith("source") and one]
        value = list(value.values())
    if isinstance(value, list):
        found += [name for one in value for name in _used(one)]
    return found
