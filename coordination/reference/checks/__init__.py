"""Check a pack: a table of small rules, each of which finds one kind of error.

A rule gets the parsed files and yields what is wrong with file, entry and field. Adding a rule
is adding a line to `RULES`; `tests/unit/test_pack_checks.py` plants an error of every kind.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from coordination.reference.checks.building import the_pack_can_be_built
from coordination.reference.checks.companies import (
    companies_are_where_the_law_binds,
    retention_agrees_with_preservation,
    services_have_one_provider,
)
from coordination.reference.checks.conditions import conditions_can_be_read, switches_agree
from coordination.reference.checks.counting import counts_match
from coordination.reference.checks.days import (
    days_follow_each_other,
    files_are_of_one_past_day,
    texts_name_days_of_the_calendar,
    years_follow_from_entry_into_force,
)
from coordination.reference.checks.faults import Fault, Rule, Weight
from coordination.reference.checks.form import (
    files_are_there,
    nothing_stands_twice,
    values_have_their_shape,
)
from coordination.reference.checks.kinds import is_day
from coordination.reference.checks.manifest import files_are_those_of_the_release
from coordination.reference.checks.operations import (
    events_follow_each_other,
    fields_stand_once_in_a_form,
)
from coordination.reference.checks.people import (
    conflicts_name_their_field,
    hotlines_stand_once,
    listed_states_are_those_of_the_rows,
)
from coordination.reference.checks.scenes import (
    conditions_can_hold,
    roles_are_those_of_the_step,
)
from coordination.reference.checks.sources import (
    columns_have_evidence,
    every_source_is_used,
    what_is_verified_has_a_source,
)
from coordination.reference.checks.statehood import (
    codes_are_those_of_the_standard,
    codes_in_texts_are_states,
    columns_do_not_contradict,
    derived_columns_follow,
    every_row_has_every_column,
    memberships_have_their_number,
    parties_have_their_year,
)
from coordination.reference.checks.ways import (
    bases_have_their_own_ids,
    every_instrument_has_a_step,
    steps_are_whole,
)
from coordination.reference.content import Content

__all__ = ["Fault", "Weight", "check_content"]

RULES: Final[tuple[Rule, ...]] = (
    files_are_there,
    nothing_stands_twice,
    what_is_verified_has_a_source,
    columns_have_evidence,
    texts_name_days_of_the_calendar,
    days_follow_each_other,
    years_follow_from_entry_into_force,
    codes_are_those_of_the_standard,
    codes_in_texts_are_states,
    every_row_has_every_column,
    derived_columns_follow,
    columns_do_not_contradict,
    conditions_can_be_read,
    switches_agree,
    conditions_can_hold,
    roles_are_those_of_the_step,
    steps_are_whole,
    every_instrument_has_a_step,
    bases_have_their_own_ids,
    companies_are_where_the_law_binds,
    services_have_one_provider,
    hotlines_stand_once,
    conflicts_name_their_field,
    fields_stand_once_in_a_form,
    events_follow_each_other,
)
# What a release has to keep, and a corrected copy of it cannot.
OF_A_RELEASE: Final[tuple[Rule, ...]] = (
    files_are_of_one_past_day,
    the_pack_can_be_built,
    listed_states_are_those_of_the_rows,
    parties_have_their_year,
    retention_agrees_with_preservation,
    memberships_have_their_number,
    counts_match,
    files_are_those_of_the_release,
    every_source_is_used,
)


def check_content(
    content: Content, today: date | None = None, *, rules: Iterable[Rule] = RULES + OF_A_RELEASE
) -> tuple[Fault, ...]:
    """Return everything that is wrong with a pack, ordered by file and entry.

    The shapes of all values are compared first. `today`, in UTC, finds a file that is dated in
    the future; without it no file is.
    """
    shapes = set(values_have_their_shape(content))
    found = shapes.union(*(_found_by(rule, content, is_shaped=not shapes) for rule in rules))
    if today is not None:
        found.update(_dated_later(content, today))
    return tuple(sorted(found))


def _found_by(rule: Rule, content: Content, *, is_shaped: bool) -> set[Fault]:
    """Return what a rule finds; where values have no shape it may have to give up halfway."""
    found = set()
    try:
        for fault in rule(content):
            found.add(fault)
    except (TypeError, ValueError, AttributeError, LookupError):
        if is_shaped:
            raise
    return found


def faults_of_a_correction(content: Content) -> tuple[Fault, ...]:
    """Return what is wrong with a copy that holds local corrections."""
    found = check_content(content, rules=RULES)
    return tuple(fault for fault in found if fault.weight is Weight.FAULT)


def _dated_later(content: Content, today: date) -> Iterable[Fault]:
    for name, file in content.files.items():
        day = file.get("as_of")
        if is_day(day) and str(day) > today.isoformat():
            yield Fault(
                f"{name}.json",
                "",
                "as_of",
                "the file is dated in the future",
                "Write the day on which its facts were last read.",
            )
