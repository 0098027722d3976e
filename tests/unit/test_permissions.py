"""Every role and every act, against a table written by hand from the roles and rights."""

import pytest

from coordination.domain.permissions import (
    Act,
    Actor,
    Forbidden,
    Role,
    can,
    can_grant,
    require,
    require_two,
)

# One letter for each role, in the order of ROLES: o = own desk only, a = every desk, - = refused.
ROLES = (
    Role.READER,
    Role.OFFICER,
    Role.LEAD,
    Role.ANALYST,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.OPERATOR,
    Role.SYSTEM,
)
EXPECTED = {
    "register_case": "- o o - - - a -",
    "edit_case": "- o o - - - a -",
    "withdraw_case": "- o o - - - - -",
    "erase_case": "- - o - - - - -",
    "read_case": "o o o - - - - -",
    "list_cases": "o o o - - - - -",
    "search_cases": "o o o - - - - -",
    "open_person": "o o o - - - - -",
    "see_hits": "o o o - - - - -",
    "mark_notice": "- o o - - - - -",
    "record_coordination": "- o o - - - - -",
    "answer_coordination": "- o o - - - - -",
    "judge_link": "- o o - - - - -",
    "mute_link": "- o o - - - - -",
    "issue_api_key": "- o o - - - - -",
    "decide_proposal": "- o o - - - - -",
    "answer_facts": "- o o - - - - -",
    "prepare_proposal": "- - - a - - - -",
    "see_map": "o o o a - - - -",
    "see_structure": "- - - a - - a -",
    "read_log_own": "o o o - - - - -",
    "read_log_all": "- - - - a - - -",
    "verify_log": "- - - - a - a -",
    "manage_accounts_own_desk": "- - o - - - - -",
    "manage_accounts": "- - - - - a a -",
    "manage_desks": "- - - - - a a -",
    "import_cases": "- - - - - - a -",
    "check_file": "- - - - - - a -",
    "export_overlaps": "- - - - - - a -",
    "sweep": "- - - - - - a a",
    "load_demo": "- - - - - - a -",
    "detect": "- - - - - - - a",
    "see_alarms": "- - o a a - - -",
    "raise_quota": "- - o - - - - -",
    "comment_alarm": "- - o - - - - -",
    "clear_alarm": "- - - a a - - -",
    "ask_disclosure": "- o o - - - - -",
    "answer_disclosure": "- o o - - - - -",
    "sign_disclosure": "- - o - - - - -",
    "disclose_victim": "- - o - - - - -",
    "revoke_disclosure": "- o o - - - - -",
    "read_given": "o o o - - - - -",
    "set_wall": "- - o - - - - -",
    "lift_wall": "- - o - - - - -",
    "name_reader": "- - o - - - - -",
    "grant_access": "- - o - - - - -",
    "run_team": "- - o - - - - -",
    "break_glass": "- o o - - - - -",
    "break_glass_across": "- - o - - - - -",
    "see_glass": "- - o - a - - -",
    "arrange_cover": "o o o - - - - -",
    "arrange_cover_of": "- - o - - - - -",
    "see_unanswered": "- - - a - - - -",
    "read_pack": "a a a a a a a -",
    "correct_pack": "- - - - - a a -",
    "repair_rights": "- - - - - - a -",
}
DESK_ROLES = {Role.READER, Role.OFFICER, Role.LEAD}
CENTRAL_ROLES = {Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR}


def an_actor(role: Role, user_id: str = "one") -> Actor:
    return Actor(user_id, f"{role}.no", role, "NO" if role in DESK_ROLES else None)


def test_the_table_names_every_act() -> None:
    assert set(EXPECTED) == {act.value for act in Act}


def test_the_table_names_every_role() -> None:
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: Role, act: Act) -> None:
    expected = EXPECTED[act].split()[ROLES.index(role)]

    answers = [can(an_actor(role), act, desk).allowed for desk in ("NO", None, "RO")]

    assert answers == {"-": [False] * 3, "o": [True, True, False], "a": [True] * 3}[expected]


@pytest.mark.parametrize("role", sorted(CENTRAL_ROLES))
def test_no_central_role_reaches_content_even_with_a_desk(role: Role) -> None:
    actor = Actor("one", "somebody", role, "NO")
    content = (Act.READ_CASE, Act.LIST_CASES, Act.SEARCH_CASES, Act.OPEN_PERSON, Act.SEE_HITS)

    assert not any(can(actor, act, "NO").allowed for act in content)


def test_an_unknown_role_and_an_unknown_act_are_refused() -> None:
    stranger = Actor("one", "somebody", "minister", "NO")  # type: ignore[arg-type] # no such role

    assert not can(stranger, Act.READ_CASE, "NO").allowed
    assert not can(an_actor(Role.LEAD), "burn", "NO").allowed  # type: ignore[arg-type] # no such act


def test_an_officer_without_a_desk_may_do_nothing() -> None:
    lost = Actor("one", "somebody", Role.OFFICER, None)

    assert not can(lost, Act.READ_CASE).allowed
    assert not can(lost, Act.READ_CASE, "NO").allowed


def test_require_passes_what_is_allowed_and_says_why_it_refuses() -> None:
    officer = an_actor(Role.OFFICER)

    require(officer, Act.READ_CASE, "NO")

    with pytest.raises(Forbidden, match="own desk only") as refused:
        require(officer, Act.READ_CASE, "RO")
    assert refused.value.act is Act.READ_CASE
    assert not refused.value.decision.allowed


def test_erasing_takes_two_leads_who_are_different_persons() -> None:
    first, second = an_actor(Role.LEAD), an_actor(Role.LEAD, "two")

    require_two(first, second, Act.ERASE_CASE, "NO")

    with pytest.raises(Forbidden, match="another one"):
        require_two(first, first, Act.ERASE_CASE, "NO")
    with pytest.raises(Forbidden, match="two persons") as alone:
        require(first, Act.ERASE_CASE, "NO")
    assert alone.value.decision.needs_two


def test_the_second_person_needs_the_right_too() -> None:
    lead, officer = an_actor(Role.LEAD), an_actor(Role.OFFICER, "two")

    for pair in ((lead, officer), (officer, lead)):
        with pytest.raises(Forbidden, match="does not have the right"):
            require_two(*pair, Act.ERASE_CASE, "NO")


@pytest.mark.parametrize("role", sorted(DESK_ROLES))
def test_a_lead_makes_people_of_the_own_desk_only_and_no_second_lead(role: Role) -> None:
    lead = an_actor(Role.LEAD)

    assert can_grant(lead, role, "NO").allowed is (role is not Role.LEAD)
    assert not can_grant(lead, role, "RO").allowed
    assert not can_grant(an_actor(Role.OFFICER), role, "NO").allowed


@pytest.mark.parametrize("maker", [Role.ADMINISTRATOR, Role.OPERATOR])
def test_an_administrator_makes_people_of_any_desk_and_central_ones(maker: Role) -> None:
    actor = an_actor(maker)

    assert all(can_grant(actor, role, "RO").allowed for role in DESK_ROLES)
    assert all(can_grant(actor, role, None).allowed for role in CENTRAL_ROLES)


def test_a_lead_makes_no_central_role() -> None:
    assert not any(can_grant(an_actor(Role.LEAD), role, None).allowed for role in CENTRAL_ROLES)


def test_a_role_needs_the_desk_that_goes_with_it_and_no_other() -> None:
    administrator = an_actor(Role.ADMINISTRATOR)

    assert not any(can_grant(administrator, role, None).allowed for role in DESK_ROLES)
    assert not any(can_grant(administrator, role, "NO").allowed for role in CENTRAL_ROLES)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SYSTEM])
@pytest.mark.parametrize("desk", ["NO", None])
def test_nobody_makes_an_operator_or_the_system(role: Role, desk: str | None) -> None:
    assert not any(can_grant(an_actor(maker), role, desk).allowed for maker in Role)
