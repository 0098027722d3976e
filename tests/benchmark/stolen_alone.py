"""What a copy of the database tells without any key: sizes of buckets, neighbours, ranks, days."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from coordination.domain import persons
from coordination.domain.features import Feature, Normalised, SubjectFeature
from coordination.domain.names import PartPlace, read_name
from tests.benchmark.report import say
from tests.benchmark.stolen import CasePair, Stolen, Truth, pairs_of

_MOST_TOLD = 10


def say_buckets(stolen: Stolen, truth: Truth) -> None:
    """Print how many rows and buckets there are, what repeats, and what that would join."""
    counts, cases = stolen.counts, len(stolen.desk_of)
    say("index rows; of one case", f"{len(stolen.index)}; {len(stolen.index) / cases:.1f}")
    say("digests; held once", f"{len(counts)}; {_singles(counts):.1%}")
    for title, kept in _KINDS.items():
        some = {d: n for d, n in counts.items() if d in truth.forms and kept(truth.forms[d])}
        held = f"{len(some)}; {_singles(some):.1%} once; largest {max(some.values(), default=0)}"
        say(f"  of {title}, which he can't tell apart", held)
    joined: set[CasePair] = set()
    for holders in truth.holders.values():
        joined |= pairs_of(holders, stolen.case_of)
    apart = sum(len({stolen.desk_of[case] for case in pair}) > 1 for pair in joined)
    say("pairs of cases that share a digest in truth", f"{len(joined)}, {apart} of two desks")


_KINDS: dict[str, Callable[[Normalised], bool]] = {
    "persons": lambda form: form.namespace.startswith(("person_", persons.NAME_AND_BIRTH)),
    "identifiers": lambda form: not form.namespace.startswith(("person_", persons.NAME_AND_BIRTH)),
}


def _singles(counts: Mapping[bytes, int]) -> float:
    return sum(count == 1 for count in counts.values()) / max(1, len(counts))


def say_neighbours(stolen: Stolen, truth: Truth) -> None:
    """Print how often rows that lie side by side are of one case, and how often chance says so.

    Rows of one digest are left out: that they belong together is what a digest is for.
    """
    cases = [
        (digest, {stolen.case_of[number] for number in truth.holders[digest]})
        for digest, _ in stolen.index
        if digest in truth.holders
    ]
    mixed = random.Random(1).sample(cases, len(cases))
    say("rows side by side of one case", f"{_alike(cases):.3%}; in any order {_alike(mixed):.3%}")


def _alike(rows: Sequence[tuple[bytes, set[int]]]) -> float:
    apart = [(one, other) for (d, one), (e, other) in pairwise(rows) if d != e]
    return sum(bool(one & other) for one, other in apart) / max(1, len(apart))


def say_ranks(stolen: Stolen, truth: Truth, strangers: Iterable[Feature]) -> None:
    """Print what ranking gives: with a table of the population, and with this register's own.

    The last line is the control: what the same attack would give if surnames were indexed.
    """
    others = Counter(form for one in strangers for form in one.forms)
    own = Counter(form for one in truth.parts.values() for form in one.forms)
    of_digest = {digest: truth.forms[digest] for digest in stolen.counts if digest in truth.forms}
    for title, table in (("the population's", others), ("the register's own", own)):
        say(f"digests ranked by {title} frequencies", _ranked(stolen.counts, of_digest, table))
    years = {d: form for d, form in of_digest.items() if form.namespace == persons.NAME_AND_YEAR}
    counts = Counter({digest: stolen.counts[digest] for digest in years})
    table = Counter(
        {form: n for form, n in others.items() if form.namespace == persons.NAME_AND_YEAR}
    )
    say("  those of name and year alone, if he knew them", _ranked(counts, years, table))


def say_control(truth: Truth, strangers: Sequence[Feature]) -> None:
    """Print what the same ranking gives for indexes of one attribute, which this one does not have.

    Where it gives little there too, that it gives little for the keys says little about them.
    """
    for title, of in _CONTROLS.items():
        own = Counter(_values(truth.parts.values(), of))
        digests = {form.text.encode(): form for form in own}
        counts = Counter({digest: own[form] for digest, form in digests.items()})
        for whose, table in (("population's", Counter(_values(strangers, of))), ("own", own)):
            say(f"  control: {title} alone, {whose}", _ranked(counts, digests, table))


def _ranked(
    counts: Counter[bytes], truth: Mapping[bytes, Normalised], table: Counter[Normalised]
) -> str:
    shuffled = sorted(truth, key=lambda digest: random.Random(digest).random())
    digests = sorted(shuffled, key=lambda digest: -counts[digest])
    forms = [form for form, _ in table.most_common()]
    right = [truth[d] == form for d, form in zip(digests, forms, strict=False)]
    rows = sum(counts[d] for d, is_right in zip(digests, right, strict=False) if is_right)
    share = rows / max(1, sum(counts[digest] for digest in digests))
    return f"{sum(right)} of {len(digests)} right, {share:.2%} of rows; {sum(right[:_MOST_TOLD])} of the ten commonest"


def _surname(one: SubjectFeature) -> str | None:
    """Return the reduced form of a surname that is known for one."""
    parts = read_name(one.names[0]).named if one.names else ()
    family = (part.keys[0] for part in parts if part.place is PartPlace.FAMILY and part.keys)
    return next(family, None)


_CONTROLS: dict[str, Callable[[SubjectFeature], str | None]] = {
    "surnames": _surname,
    "nationalities": lambda one: one.nationality,
}


def _values(
    people: Iterable[Feature], of: Callable[[SubjectFeature], str | None]
) -> Iterator[Normalised]:
    for one in people:
        value = of(one) if isinstance(one, SubjectFeature) else None
        if value:
            yield Normalised("control", value)


def told_by_days(
    new: Mapping[int, int], hits: Sequence[tuple[int, int]], links: frozenset[CasePair]
) -> tuple[int, int]:
    """Return how many of the links made in some periods a thief names right, and how many he names.

    `new` says in which period each case was registered, which the log tells in clear; `hits` are the
    rows that came: case and period. A link has a new case on one side at least. So every other row
    of a period belongs to one of its new cases, and the best guess is the one with most rows.
    """
    by_period: dict[int, list[int]] = defaultdict(list)
    for case, period in hits:
        by_period[period].append(case)
    right = asked = 0
    for period, cases in by_period.items():
        came = Counter(case for case in cases if new.get(case) == period)
        for case in cases:
            if new.get(case) != period and came:
                asked += 1
                right += frozenset({case, _most(came)}) in links
    return right, asked


def _most(came: Counter[int]) -> int:
    # By number where counts are equal: the order in which rows were given must not help.
    return max(came, key=lambda case: (came[case], case))
