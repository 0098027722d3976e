"""Under which handling code, TLP colour and words a group of a case is given.

The strictest of case and group holds, as the owner has them now: a code that was raised after a
grant holds at the next request.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coordination.actions import case_codes
from coordination.actions.workbench import Workbench
from coordination.domain.access import FieldGroup
from coordination.domain.handling import Codes
from coordination.domain.vocabulary import Tlp
from coordination.storage.cases import Case


@dataclass(frozen=True, slots=True)
class GroupCodes:
    """The codes of one group of one case; `restriction` are the words of H3."""

    handling: str
    tlp: str
    restriction: str = ""


def marks_of(bench: Workbench, case: Case, groups: Iterable[FieldGroup]) -> Codes:
    """Return what holds for content of these groups of a case that was given."""
    return case_codes.of_case(bench, case).of(*groups)


def codes_of(bench: Workbench, case: Case, group: FieldGroup) -> GroupCodes:
    """Return the codes under which a group is given."""
    found = marks_of(bench, case, (group,))
    return GroupCodes(found.code.value, found.tlp.value, "; ".join(found.words))


def is_red(bench: Workbench, case: Case, group: FieldGroup) -> bool:
    """Say whether only persons who are named may read a group."""
    return case.tlp == Tlp.RED or marks_of(bench, case, (group,)).tlp is Tlp.RED
