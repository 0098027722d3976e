"""Read the lists of worthless and shared values into rules; data/README.md has the format."""

from pathlib import Path
from typing import cast

from coordination.domain.knowledge import MATCHES, Knowledge, Match, Rule, Verdict, VerdictKind
from coordination.domain.placeholders import SHAPES
from coordination.reference.content import Content
from coordination.reference.entries import Entry

FIELDS = frozenset(
    {"id", "namespaces", "match", "values", "values_from", "at_least", "numbered"}
    | {"reason", "source", "as_of", "verified", "note"}
)


def read_rules(content: Content, name: str, kind: VerdictKind) -> list[Rule]:
    """Return the rules of one list; raise PackError naming the entry and field at fault.

    Every entry needs a reason and a source that the file lists, and says whether the source
    was opened. A long list of values may stand in a text file beside it.
    """
    file = content.file(name)
    if file.text("verdict") != kind:
        raise file.fault("verdict", f"this file must say {kind}")
    sources = {source.text("id"): source.text("title") for source in file.entries("sources")}
    rules = []
    for entry in file.entries("rules"):
        verdict = _verdict(entry, kind, sources, file.date("as_of"))
        rules.append(_rule(entry, verdict, _values(entry, content)))
    try:
        Knowledge.of(rules)
    except ValueError as wrong:
        raise file.fault("rules", str(wrong)) from wrong
    return rules


def _rule(entry: Entry, verdict: Verdict, values: tuple[str, ...]) -> Rule:
    unknown = entry.fields.keys() - FIELDS
    if unknown:
        raise entry.fault(min(unknown), "this field is not known; correct or remove it")
    rule = Rule(
        namespaces=_filled(entry, "namespaces"),
        match=_match(entry),
        values=values,
        verdict=verdict,
        at_least=_at_least(entry),
        numbered=entry.flag("numbered") if "numbered" in entry.fields else False,
    )
    _compile_alone(entry, rule)
    return rule


def _match(entry: Entry) -> Match:
    match = entry.text("match")
    if match not in MATCHES:
        raise entry.fault("match", f"one of these is needed: {', '.join(MATCHES)}")
    return cast(Match, match)


def _values(entry: Entry, content: Content) -> tuple[str, ...]:
    if "values_from" not in entry.fields:
        return _filled(entry, "values")
    name = entry.text("values_from")
    if Path(name).name != name:
        raise entry.fault("values_from", "the name of a file in the same folder is needed")
    return content.lines(name)


def _filled(entry: Entry, field: str) -> tuple[str, ...]:
    values = entry.texts(field)
    if not values or len(set(values)) != len(values):
        raise entry.fault(field, "a list without repetitions is needed, with one text at least")
    return values


def _at_least(entry: Entry) -> int:
    value = entry.fields.get("at_least", 1)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise entry.fault("at_least", "a number of one or more is needed")
    return value


def _verdict(entry: Entry, kind: VerdictKind, sources: dict[str, str], default: str) -> Verdict:
    source = entry.text("source")
    if source not in sources:
        raise entry.fault("source", "this source is not listed at the top of the file")
    dated = entry.date("as_of") if "as_of" in entry.fields else default
    standing = "" if entry.flag("verified") else ", not verified"
    entry.text("id")
    return Verdict(kind, entry.text("reason"), f"{sources[source]} ({dated}{standing})")


def _compile_alone(entry: Entry, rule: Rule) -> None:
    """Find a bad block, range, expression or shape while the entry's place is still known."""
    if rule.match == "shape" and not SHAPES.keys() >= set(rule.values):
        raise entry.fault("values", f"one of these is needed: {', '.join(SHAPES)}")
    try:
        Knowledge.of([rule])
    except ValueError as wrong:
        raise entry.fault("values", str(wrong)) from wrong
