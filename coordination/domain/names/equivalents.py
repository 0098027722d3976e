"""Which given names are forms of one name, and whose they are."""

from collections import defaultdict
from functools import cache

from coordination.domain.names import (
    given_arabic,
    given_eastern,
    given_farther,
    given_men_a,
    given_men_j,
    given_southern,
    given_women,
)
from coordination.domain.names.folding import fold_name
from coordination.domain.names.parts import Sex


@cache
def _index() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sex, forms in _groups():
        for form in forms:
            found[fold_name(form.replace("'", "").replace("-", ""))].add(
                f"{fold_name(forms[0])}:{sex}"
            )
    return {form: frozenset(groups) for form, groups in found.items()}


def _groups() -> list[tuple[Sex, list[str]]]:
    men = given_men_a.GROUPS + given_men_j.GROUPS
    rows = [(Sex.MAN, line.split()) for line in men.split("\n") if line]
    rows += [(Sex.WOMAN, line.split()) for line in given_women.GROUPS.split("\n") if line]
    marked = (given_arabic, given_eastern, given_farther, given_southern)
    for line in "".join(table.GROUPS for table in marked).split("\n"):
        sex, *forms = line.split() or ["u"]
        if forms:
            rows.append((Sex(sex), forms))
    return rows


def groups_of(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the names that any of these folded forms stands for; none where it is unknown."""
    index = _index()
    return frozenset().union(*(index.get(form, frozenset()) for form in forms))


def sex_of(groups: frozenset[str]) -> Sex:
    """Return whose names these are, unknown where both sexes bear them."""
    sexes = {group.rpartition(":")[2] for group in groups}
    return Sex(sexes.pop()) if len(sexes) == 1 else Sex.UNKNOWN
