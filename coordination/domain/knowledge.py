"""Values that are rare and still say nothing: reserved, documented, typed for want of a better.

Such values make most false links of exact matching, and frequency cannot see them, because each
may occur only twice. `Knowledge.verdict` answers from the lists of the reference pack. A
*worthless* value belongs to nobody and is never indexed; a *shared* one is real, but strangers
meet there, so its link is muted and stays visible with the reason.

Rules are compiled once into tables; an ordinary value costs a few dictionary look-ups.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from coordination.domain import known_values
from coordination.domain.features import Normalised
from coordination.domain.identifiers import variants
from coordination.domain.placeholders import SHAPES, value_of

VerdictKind = Literal["worthless", "shared"]
Match = Literal[
    "exact",
    "value",
    "local",
    "word",
    "national",
    "prefix",
    "range",
    "pattern",
    "network",
    "suffix",
    "host",
    "root",
    "shape",
]
MATCHES: tuple[str, ...] = get_args(Match)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known against a value: `reason` in plain English, `source` where it stands."""

    kind: VerdictKind
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a list: which values, in which namespaces, and what they deserve.

    `values` are texts, CIDR blocks, `first..last` ranges, expressions or names of shapes, as
    `match` says; `at_least` is the length a shape asks for; `numbered` lets up to two digits
    follow a word.
    """

    namespaces: tuple[str, ...]
    match: Match
    values: tuple[str, ...]
    verdict: Verdict
    at_least: int = 1
    numbered: bool = False


Finder = Callable[[str], Verdict | None]

_ACCOUNTS = frozenset({"handle", "paypal"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The compiled lists; build it with `Knowledge.of`."""

    _finders: Mapping[str, tuple[Finder, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "Knowledge":
        """Compile rules; raise ValueError for a block, range or expression that cannot be read.

        Where two rules speak of one value, worthless wins over shared, then the earlier rule.
        """
        ordered = sorted(rules, key=lambda rule: rule.verdict.kind != "worthless")
        spaces = {space for rule in ordered for space in rule.namespaces}
        return cls({space: _compile(space, ordered) for space in spaces})

    def verdict(self, form: Normalised) -> Verdict | None:
        """Return what is known against a form, or None for a value that may be matched.

        Ask before a file hash is keyed: here its text is the lower-case hexadecimal value.
        """
        for find in self._finders.get(form.namespace, ()):
            found = find(form.text)
            if found is not None:
                return found
        if form.namespace in _ACCOUNTS:
            return self._of_address(value_of(form.text))
        return None

    def _of_address(self, name: str) -> Verdict | None:
        """Judge an account that is a telephone number or an e-mail address as what it is."""
        if name.startswith("+"):
            return self.verdict(Normalised("phone", name))
        if "@" in name:
            return self.verdict(Normalised("email", name))
        return None


def _compile(namespace: str, rules: list[Rule]) -> tuple[Finder, ...]:
    """Return the finders of a namespace: worthless shapes, one per table, shared shapes."""
    chosen = [rule for rule in rules if namespace in rule.namespaces]
    shapes = [
        (rule.verdict.kind, _shape_finder(rule, name))
        for rule in chosen
        if rule.match == "shape"
        for name in rule.values
    ]
    tables = [
        _table_finder(match, namespace, same)
        for match in MATCHES
        if match != "shape" and (same := [rule for rule in chosen if rule.match == match])
    ]
    return (
        *(find for kind, find in shapes if kind == "worthless"),
        *tables,
        *(find for kind, find in shapes if kind == "shared"),
    )


def _table_finder(match: str, namespace: str, rules: list[Rule]) -> Finder:
    entries = _entries(rules)
    numbered = _entries([rule for rule in rules if rule.numbered])
    if namespace == variants.NAMESPACE:
        return known_values.exact_finder(_reduced(entries, numbered))
    if match in {"word", "local"}:
        return known_values.word_finder(entries, numbered, of_email=match == "local")
    if match in known_values.TEXT_FINDERS:
        return known_values.TEXT_FINDERS[match](entries)
    return known_values.HOST_FINDERS[match](entries, namespace)


def _reduced(
    entries: list[tuple[str, Verdict]], numbered: list[tuple[str, Verdict]]
) -> list[tuple[str, Verdict]]:
    """Return words as reduced account names (`identifiers.variants`), the numbered with numbers."""
    counted = [(f"{word}{n}", verdict) for word, verdict in numbered for n in range(100)]
    every = ((variants.reduced(word), verdict) for word, verdict in (*entries, *counted))
    return [one for one in every if len(one[0]) >= variants.LEAST]


def _entries(rules: list[Rule]) -> list[tuple[str, Verdict]]:
    return [(value, rule.verdict) for rule in rules for value in rule.values]


def _shape_finder(rule: Rule, name: str) -> Finder:
    has_shape, at_least, verdict = SHAPES[name], rule.at_least, rule.verdict
    return lambda text: verdict if has_shape(text, at_least) else None
