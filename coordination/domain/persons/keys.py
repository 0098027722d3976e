"""Compound keys under which a person is found although name or birth date are written otherwise.

Only what the index may hold (docs/decisions/0019): a form of the name together with a full
birth date, or, of a suspect, forms of two parts of the name together with the year of birth, or
with the nationality where the year is missing. No key holds a single attribute.

Two records meet when they share a key. A date and its swap give one key, so that either finds
the other; neighbouring dates share a key that names both.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, product
from types import MappingProxyType

from coordination.domain.dates import PartialDate
from coordination.domain.features import Normalised, SubjectFeature
from coordination.domain.names import NamePart, PartRole, PersonName
from coordination.domain.persons.birth import day_of, is_estimate, swap_of
from coordination.domain.vocabulary import SubjectRole

PART_AND_BIRTH = "person_part"
INITIALS_AND_BIRTH = "person_initials"
NAME_AND_NEIGHBOUR = "person_near"
NAME_AND_YEAR = "person_year"
NAME_AND_NATION = "person_nation"

KEY_NAMESPACES = (
    PART_AND_BIRTH,
    INITIALS_AND_BIRTH,
    NAME_AND_NEIGHBOUR,
    NAME_AND_YEAR,
    NAME_AND_NATION,
)
"""The namespaces of compound keys, in the order in which they are kept when there are many."""

KEY_VERSION = 3
"""Raise it when keys change: a sweep then indexes anew what was sealed under an earlier one."""

MOST_KEYS = 15
"""Keys of one person that are indexed: each costs a row, and fifteen are affordable."""

_MOST: Mapping[str, int] = MappingProxyType(
    {
        PART_AND_BIRTH: 5,
        INITIALS_AND_BIRTH: 3,
        NAME_AND_NEIGHBOUR: 5,
        NAME_AND_YEAR: 4,
        NAME_AND_NATION: 4,
    }
)
_SUSPECTS = frozenset({SubjectRole.SUSPECT, SubjectRole.CHARGED, SubjectRole.CONVICTED})
_FORMS_OF_A_PART = 3
_DAY = timedelta(days=1)

Ranked = tuple[int, str]
_FIRST_YEAR, _LAST_YEAR = 1920, 2020


def compound_keys(
    names: Sequence[PersonName],
    dob: PartialDate | None,
    role: SubjectRole,
    nationality: str | None,
) -> tuple[Normalised, ...]:
    """Return the compound keys of a person, at most `MOST_KEYS`.

    `dob` is None where it is missing or stands for a missing one. The result depends on nothing
    else, so a record gives the same keys whenever it is read.
    """
    found: dict[Normalised, None] = {}
    for family, keys in _families(names, dob, role, nationality):
        best = dict.fromkeys(text for _, text in sorted(keys))
        for text in list(best)[: _MOST[family]]:
            found[Normalised(family, text)] = None
    return tuple(found)[:MOST_KEYS]


def asked_keys(feature: SubjectFeature) -> tuple[Normalised, ...]:
    """Return the keys that a person is looked up under and not indexed under.

    A suspect whose year of birth is known asks for those without one, who are indexed by name and
    nationality. The other way round is the same question asked of every year.
    """
    if feature.nationality is None:
        return ()
    mine = [form for form in feature.name_forms if form.namespace == NAME_AND_YEAR]
    asked = [_of_nation(form, feature.nationality) for form in mine]
    without = [form for form in feature.name_forms if form.namespace == NAME_AND_NATION]
    years = range(_FIRST_YEAR, _LAST_YEAR)
    asked += [_of_year(form, year) for form in without for year in years]
    return tuple(dict.fromkeys(asked))


def _of_nation(form: Normalised, nationality: str) -> Normalised:
    return Normalised(NAME_AND_NATION, f"{form.text.rpartition('|')[0]}|{nationality}")


def _of_year(form: Normalised, year: int) -> Normalised:
    return Normalised(NAME_AND_YEAR, f"{form.text.rpartition('|')[0]}|{year:04d}")


def _families(
    names: Sequence[PersonName],
    dob: PartialDate | None,
    role: SubjectRole,
    nationality: str | None,
) -> Iterator[tuple[str, Iterable[Ranked]]]:
    """Yield each family of keys that this person may have, with its keys, best first."""
    is_suspect = role in _SUSPECTS
    if dob is not None and dob.is_full:
        day = _either_way(dob)
        yield PART_AND_BIRTH, ((rank, f"{form}|{day}") for rank, form in _forms(names))
        yield (
            INITIALS_AND_BIRTH,
            ((rank, f"{pair}|{day}") for rank, pair in _pairs(names, _initials)),
        )
    if is_suspect and dob is not None:
        yield (
            NAME_AND_YEAR,
            ((rank, f"{pair}|{dob.year:04d}") for rank, pair in _pairs(names, _reduced)),
        )
    if dob is not None and dob.is_full and not is_estimate(dob):
        near = _neighbours(dob, with_days=not is_suspect)
        pairs = _pairs(names, _best)
        yield NAME_AND_NEIGHBOUR, ((rank, f"{pair}|{one}") for rank, pair in pairs for one in near)
    if is_suspect and dob is None and nationality is not None:
        yield (
            NAME_AND_NATION,
            ((rank, f"{pair}|{nationality}") for rank, pair in _pairs(names, _reduced)),
        )


def _either_way(dob: PartialDate) -> str:
    """Return a full date so that the same date with day and month swapped gives the same."""
    swapped = swap_of(dob)
    return str(dob if swapped is None else min(dob, swapped))


def _neighbours(dob: PartialDate, *, with_days: bool) -> list[str]:
    """Return names of neighbouring dates that this date belongs to.

    A suspect whose day is wrong is found by name and year; others only by neighbouring days.
    """
    rest = f"{dob.month:02d}-{dob.day:02d}"
    found = [f"{year:04d}/{year + 1:04d}-{rest}" for year in (dob.year - 1, dob.year)]
    century, last = divmod(dob.year, 100)
    # The last two figures in either order, as a hand that types too fast leaves them.
    found.append(f"{century:02d}~{''.join(sorted(f'{last:02d}'))}-{rest}")
    if with_days:
        day = day_of(dob)
        found += [f"{one}/{one + _DAY}" for one in (day - _DAY, day)]
    return found


def _forms(names: Sequence[PersonName]) -> Iterator[Ranked]:
    for name in names:
        for part in name.named:
            yield from enumerate(_reduced(part))


def _pairs(
    names: Sequence[PersonName], forms_of: Callable[[NamePart], Sequence[str]]
) -> Iterator[Ranked]:
    """Yield forms of two parts of one name, in an order that does not depend on theirs."""
    for name in names:
        for one, other in combinations(name.named, 2):
            for (i, a), (j, b) in product(enumerate(forms_of(one)), enumerate(forms_of(other))):
                yield i + j, " ".join(sorted((a, b)))


def _reduced(part: NamePart) -> tuple[str, ...]:
    return () if part.role is PartRole.INITIAL else part.keys[:_FORMS_OF_A_PART]


def _best(part: NamePart) -> tuple[str, ...]:
    return () if part.role is PartRole.INITIAL else part.keys[:1]


def _initials(part: NamePart) -> tuple[str, ...]:
    """Return what a part may begin with, in the coarse classes of its keys."""
    return tuple(dict.fromkeys(key[:1] for key in part.keys if key))
