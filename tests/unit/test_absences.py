"""Cover: for whom, for how long, and in which chains it is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from coordination.domain.absences import Absence, fault_of, may_stand_for
from coordination.domain.access import Ended
from coordination.domain.permissions import Role

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
KNOWN = Absence(
    UUID(int=1), "NO", "kari", "kari", "per", "per", NOW, NOW + 5 * DAY, "lead", "leave"
)  # fmt: skip


def a_cover(absent: str, deputy: str, first: int = 0) -> Absence:
    since = NOW + first * DAY
    return replace(KNOWN, absent=absent, deputy=deputy, since=since, until=since + DAY)


def test_a_cover_is_on_between_its_days_unless_it_was_ended() -> None:
    assert KNOWN.is_on(NOW)
    assert not KNOWN.is_on(NOW - DAY)
    assert not KNOWN.is_on(NOW + 5 * DAY)
    ended = replace(KNOWN, ended=Ended(NOW, "lead", "back"))
    assert not ended.is_on(NOW)
    assert ended.is_over(NOW)
    assert KNOWN.is_over(NOW + 5 * DAY)
    assert not KNOWN.is_over(NOW)


@pytest.mark.parametrize(
    ("deputy", "absent", "may"),
    [
        (Role.LEAD, Role.OFFICER, True),
        (Role.OFFICER, Role.OFFICER, True),
        (Role.OFFICER, Role.READER, True),
        (Role.READER, Role.OFFICER, False),
        (Role.OFFICER, Role.LEAD, False),
        (Role.AUDITOR, Role.OFFICER, False),
        (Role.LEAD, Role.ANALYST, False),
    ],
)
def test_nobody_stands_in_for_a_higher_or_a_central_role(
    deputy: Role, absent: Role, may: bool
) -> None:
    assert may_stand_for(deputy, absent) is may


@pytest.mark.parametrize(
    ("absent", "deputy", "first", "refused"),
    [
        ("liv", "liv", 0, True),
        ("kari", "liv", 0, True),
        ("liv", "kari", 0, True),
        ("per", "liv", 0, True),
        ("liv", "per", 0, False),
        ("liv", "ola", 0, False),
        ("kari", "liv", 5, False),
        ("per", "liv", 6, False),
    ],
)
def test_a_second_cover_and_a_chain_are_refused_while_the_first_lasts(
    absent: str, deputy: str, first: int, refused: bool
) -> None:
    assert (fault_of(a_cover(absent, deputy, first), [KNOWN], NOW) is not None) is refused


def test_what_is_over_stands_in_nobodys_way() -> None:
    ended = replace(KNOWN, ended=Ended(NOW, "lead", "back"))

    assert fault_of(a_cover("kari", "liv"), [ended], NOW) is None
