"""On which day and under which terms another desk opened what a list or picture shows of its case."""

from datetime import date
from uuid import UUID

from coordination.actions import dealings, given
from coordination.actions.pages.parts import GivenTerms
from coordination.actions.workbench import Workbench
from coordination.domain.access import FieldGroup
from coordination.storage import visibility


def of_title(bench: Workbench, hit_id: UUID) -> GivenTerms | None:
    """Return the terms of the summary behind a hit where `given.title_of` gives its title.

    None where it gives none. The stage belongs to the same group.
    """
    opening = given.disclosed(bench, hit_id)
    if opening is None or given.title_of(bench, hit_id) is None:
        return None
    case = visibility.given_case(bench.session, bench.actor, opening)
    grant = dealings.opened_here(bench)[hit_id][1].get(FieldGroup.SUMMARY)
    if case is None or grant is None:
        return None
    return GivenTerms(
        hit_id=hit_id,
        owner=case.desk,
        since=date.fromisoformat(grant.at[:10]),
        until=date.fromisoformat(grant.until) if grant.until else None,
        conditions=grant.conditions,
        stage=case.stage,
    )
