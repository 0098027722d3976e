"""Read under which codes a desk puts its case, and the groups of its fields."""

from coordination.domain.access import FieldGroup
from coordination.domain.drafts import GroupCodesDraft
from coordination.domain.record.layout import GROUP_CODES
from coordination.domain.record.source import Source
from coordination.domain.vocabulary import Handling, Tlp
from coordination.domain.wording import N_

_NO_WORDS = N_("This is missing. H3 is a restriction in words: write what it is.")
_NOT_H3 = N_("Words belong to H3. Choose H3, or remove the words.")
_TWICE = N_("Another entry is about this group. Write one entry for each group.")
_NO_CODE = N_("This is missing. Give the group a handling code, a TLP colour, or both.")

CODES = ("handling", "tlp", "group_codes")
"""The fields in which a record says its codes; `restriction` goes with `handling`."""


def unsaid(case: Source) -> frozenset[str]:
    """Return the codes of which a record says nothing."""
    return frozenset(name for name in CODES if case.values.get(name) is None)


def read_restriction(source: Source, code: Handling | None) -> str | None:
    """Return the words of H3, after noting words that are missing or belong to no H3."""
    words = source.text("restriction")
    given = source.values.get("restriction")
    if code is Handling.H3 and (given is None or (type(given) is str and not given.strip())):
        source.note("restriction", _NO_WORDS)
    if words and code is not Handling.H3:
        source.note("restriction", _NOT_H3)
    return words


def read_group_codes(case: Source) -> tuple[GroupCodesDraft, ...]:
    """Return the codes of groups, one entry for each group, in the order of the groups."""
    found: dict[FieldGroup, GroupCodesDraft] = {}
    for source in case.objects("group_codes", GROUP_CODES):
        source.need("group")
        group = source.word("group", FieldGroup)
        if group in found:
            source.note("group", _TWICE)
        if group is not None:
            found[group] = _read_one(source, group)
    return tuple(found[group] for group in FieldGroup if group in found)


def _read_one(source: Source, group: FieldGroup) -> GroupCodesDraft:
    code, tlp = source.word("handling", Handling), source.word("tlp", Tlp)
    if all(source.values.get(key) is None for key in ("handling", "tlp")):
        source.note("handling", _NO_CODE)
    return GroupCodesDraft(group, code, tlp, read_restriction(source, code))
