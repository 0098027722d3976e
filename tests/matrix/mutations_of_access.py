"""Ways in which walls, grants, teams, glass, cover and first signatures could be wrong."""

from dataclasses import replace

from coordination.actions import (
    break_glass,
    consents,
    dealing_acts,
    entry_openings,
    given,
    given_codes,
    people,
    shut_log,
    standing,
    trail,
)
from coordination.domain import absences as domain_absences
from coordination.domain import access as domain_access
from coordination.domain import asks
from coordination.domain import teams as domain_teams
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Did, Use, terms
from coordination.domain.permissions import Reach, Role
from coordination.domain.teams import PartyState
from tests.matrix.mutations import Focus, Mutation, Patch, rights
from tests.matrix.table import Cell
from tests.matrix.world import World


def _at(route: str, *people: str) -> Focus:
    """Return what looks among the cells of some routes, perhaps as some people alone."""
    return lambda cell: route in cell.route and (not people or cell.who in people)


def _through_walls(patch: Patch, _world: World) -> None:
    patch.setattr(break_glass, "_is_walled", lambda _bench, _case: False)


def _withdrawn_stay(patch: Patch, _world: World) -> None:
    patch.setattr(entry_openings, "CLOSED_TO_OTHERS", frozenset())


def _at_any_desk(patch: Patch, _world: World) -> None:
    patch.setattr(domain_access.Entry, "is_at", lambda _entry, _desk: True)


def _readers_ignored(patch: Patch, _world: World) -> None:
    patch.setattr(given, "_may_read", lambda *_asked: True)


def _first_signs_for_ever(patch: Patch, _world: World) -> None:
    patch.setattr(people, "still_signs", lambda *_asked: True)


def _members_for_ever(patch: Patch, _world: World) -> None:
    patch.setattr(domain_teams, "members_now", lambda party: iter(party.members))


def _cover_at_any_time(patch: Patch, _world: World) -> None:
    patch.setattr(domain_absences.Absence, "is_on", lambda _cover, _now: True)


def _walls_of_own_people_only(patch: Patch, _world: World) -> None:
    known = standing._access

    def access(bench, actor, codes):
        return replace(known(bench, actor, codes), barred=frozenset())

    patch.setattr(standing, "_access", access)


def _glass_over_victims(patch: Patch, _world: World) -> None:
    patch.setattr(break_glass, "_ACROSS", frozenset(FieldGroup))


def _parties_for_ever(patch: Patch, _world: World) -> None:
    def has_joined(team, desk):
        found = team.party(desk)
        return found is not None and found.state is not PartyState.DECLINED

    patch.setattr(domain_teams.Team, "has_joined", has_joined)


def _signs_twice(patch: Patch, _world: World) -> None:
    def first_signature(found, entry):
        first = [one for one in found.pending if one.did is Did.SIGNED][-1:]
        return next((one for one in first if terms(one) == terms(entry)), None)

    patch.setattr(asks, "first_signature", first_signature)


def _consent_not_needed(patch: Patch, _world: World) -> None:
    uses = tuple(use.value for use in Use)
    patch.setattr(consents, "given_for", lambda _bench, _side, grants: dict.fromkeys(grants, uses))


def _consent_never_counts(patch: Patch, _world: World) -> None:
    patch.setattr(consents, "given_for", lambda *_asked: {})


def _red_for_the_whole_desk(patch: Patch, _world: World) -> None:
    patch.setattr(given_codes, "is_red", lambda *_asked: False)


def _nobody_passes(patch: Patch, _world: World) -> None:
    patch.setattr(standing, "_is_passing", lambda *_asked: False)


def _log_hides_nothing(patch: Patch, _world: World) -> None:
    patch.setattr(shut_log, "hidden_from", lambda _bench: ())


def _log_tells_of_colleagues(patch: Patch, _world: World) -> None:
    patch.setattr(shut_log, "_read_by_colleagues", lambda _bench: [])


def _all_know_walls(patch: Patch, _world: World) -> None:
    patch.setattr(trail, "_knows_walls", lambda _bench: True)


def _more_than_asked(patch: Patch, _world: World) -> None:
    patch.setattr(dealing_acts, "_require_within", lambda *_asked: None)


def _log_alone(cell: Cell) -> bool:
    return cell.route == "/log"


def _deputy_on_red(cell: Cell) -> bool:
    return cell.thing == "red" and cell.who in {"late_deputy", "coming_deputy"}


MUTATIONS = (
    Mutation(
        "officers break glass across desks",
        rights(break_glass_across={Role.OFFICER: Reach.OWN, Role.LEAD: Reach.OWN}),
        _at("/break-glass/hits/"),
        pages_open=True,
    ),
    Mutation(
        "glass is broken through walls",
        _through_walls,
        _at("/break-glass", "walled_officer", "barred_lead"),
    ),
    Mutation("what is withdrawn stays granted", _withdrawn_stay, _at("/opened", "granted")),
    Mutation("who moves takes grants along", _at_any_desk, _at("/opened", "granted_moved")),
    Mutation("everybody reads what names readers", _readers_ignored, _at("/hits/", "unnamed")),
    Mutation(
        "a first signature on a grant counts whoever gave it",
        _first_signs_for_ever,
        lambda cell: cell.thing == "dated_unsigned",
    ),
    Mutation(
        "a first signature on a wall counts whoever gave it",
        _first_signs_for_ever,
        lambda cell: cell.thing == "dated_lifted",
    ),
    Mutation(
        "a first signature on victims counts whoever gave it",
        _first_signs_for_ever,
        lambda cell: cell.thing == "dated_given",
    ),
    Mutation("members stay when their time ended", _members_for_ever, _at("/", "ex_member")),
    Mutation("cover holds before and after its days", _cover_at_any_time, _deputy_on_red),
    Mutation(
        "walls stop nobody of another desk", _walls_of_own_people_only, _at("/", "barred_lead")
    ),
    Mutation("glass opens victims", _glass_over_victims, _at("/break-glass/hits/", "other_lead")),
    Mutation("a party that left still shares", _parties_for_ever, _at("/opened", "revoked")),
    Mutation(
        "one lead signs for victims twice",
        _signs_twice,
        lambda cell: cell.thing == "half_given" and cell.who == "lead",
    ),
    Mutation("consent is not needed", _consent_not_needed, _at("/given", "disclosed_key")),
    Mutation(
        "consent that was given does not count",
        _consent_never_counts,
        lambda cell: cell.thing == "half_given" and cell.after is not None,
    ),
    Mutation(
        "what became red stays open to the whole desk",
        _red_for_the_whole_desk,
        lambda cell: cell.thing == "reddened",
    ),
    Mutation(
        "who is let in for a time acts like the others",
        _nobody_passes,
        lambda cell: cell.thing == "red" and cell.who in {"deputy", "glass_officer"},
    ),
    Mutation("the log hides nothing", _log_hides_nothing, _log_alone),
    Mutation(
        "the log tells the walled of colleagues' readings",
        _log_tells_of_colleagues,
        _at("/log", "barred_lead"),
    ),
    Mutation("everybody reads of walls in the log", _all_know_walls, _log_alone),
    Mutation(
        "everybody reads of walls in a case's log",
        _all_know_walls,
        lambda cell: cell.thing == "walled_log",
    ),
    Mutation(
        "groups are granted that nobody asked for",
        _more_than_asked,
        lambda cell: cell.thing == "unasked",
    ),
    Mutation(
        "readers are granted whom nobody named",
        _more_than_asked,
        lambda cell: cell.thing == "unasked_reader",
    ),
)
