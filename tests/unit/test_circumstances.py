"""Addresses in time, nicknames, and what else the two records say about a shared value."""

from datetime import timedelta
from typing import Any

import pytest

from coordination.domain.circumstances import Circumstances, distance, tells_nothing, weigh
from coordination.domain.features import (
    DocumentFeature,
    IdentifierFeature,
    Normalised,
    SubjectFeature,
)
from coordination.domain.identifiers import read
from coordination.domain.identifiers.variants import core_of
from coordination.domain.vocabulary import IdentifierKind, SubjectRole

ADDRESS = Normalised("ip", "198.51.100.7")


def an_address(
    first: str | None = None, last: str | None = None, **details: str
) -> IdentifierFeature:
    return IdentifierFeature(
        IdentifierKind.IP,
        ADDRESS.text,
        ADDRESS.text,
        (ADDRESS,),
        first_seen=first,
        last_seen=last,
        details=tuple(details.items()),
    )


def a_name(text: str, platform: str | None = None, **fields: Any) -> IdentifierFeature:
    forms = [Normalised("handle_name", text)]
    if platform is not None:
        forms.insert(0, Normalised("handle", f"{platform}:{text}"))
    return IdentifierFeature(IdentifierKind.HANDLE, text, text, tuple(forms), **fields)


def met(mine: IdentifierFeature, theirs: IdentifierFeature) -> Circumstances:
    found = weigh(mine.forms[-1], mine, theirs)
    assert found == weigh(theirs.forms[-1], theirs, mine)
    return found


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (("2026-03-02",), ("2026-03-02",), timedelta(0)),
        (("2026-03-01", "2026-03-09"), ("2026-03-04",), timedelta(0)),
        (("2026-03-02T10:00:00Z",), ("2026-03-02T12:00:00+01:00",), timedelta(hours=1)),
        (("2026-03-02T10:00:00",), ("2026-03-02 12:00",), timedelta(hours=2)),
        ((None, "2026-03-02T10:00:00Z"), ("2026-03-02T10:30:00Z",), timedelta(minutes=30)),
        (("2026-03",), ("2026-03-20",), timedelta(0)),
        ((), ("2026-03-02",), None),
        (("2026-03-02",), (), None),
        (("some time ago",), ("2026-03-02",), None),
        (("at some Time",), ("2026-03-02",), None),
    ],
)
def test_the_time_between_two_uses(
    mine: tuple[str, ...], theirs: tuple[str, ...], expected: timedelta | None
) -> None:
    assert distance(an_address(*mine), an_address(*theirs)) == expected


def test_the_time_of_the_value_itself_serves_where_no_dates_stand() -> None:
    mine = an_address(time="2026-03-02T10:00:00Z")

    assert distance(mine, an_address("2026-03-02")) == timedelta(0)


def test_an_address_without_times_is_weighed_and_shown() -> None:
    found = met(an_address(), an_address("2026-03-02"))

    assert (found.weight, found.muted) == (0.55, None)


def test_an_address_at_the_same_time_says_more_and_with_the_port_most() -> None:
    at = "2026-03-02T10:00:00Z"

    alone = met(an_address(), an_address())
    timed = met(an_address(at), an_address(at))
    ported = met(an_address(at, port="40001"), an_address(at, port="40001"))

    assert alone.weight < timed.weight < 0.8 <= ported.weight


def test_the_same_port_without_times_is_worth_a_little_more() -> None:
    ported = met(an_address(port="40001"), an_address(port="40001"))

    assert met(an_address(), an_address()).weight < ported.weight < 0.8


def test_a_form_with_its_port_is_the_same_port() -> None:
    form = Normalised("ip_port", "198.51.100.7:40001")

    assert weigh(form, an_address("2026-03-02"), an_address("2026-03-02")).weight == 0.90


def test_one_known_port_decides_nothing() -> None:
    found = met(an_address("2026-03-02", port="40001"), an_address("2026-03-02"))

    assert (found.weight, found.muted) == (0.70, None)


@pytest.mark.parametrize("later", ["2026-03-02T10:00:00Z", "2026-03-02T10:00:59Z"])
def test_other_ports_at_the_same_moment_are_other_customers(later: str) -> None:
    mine = an_address("2026-03-02T10:00:00Z", port="40001")
    found = met(mine, an_address(later, port="40002"))

    assert found.muted is not None
    assert "one address serves many customers" in found.muted
    assert found.against


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("2026-03-02T10:00:00Z", "2026-03-02T10:02:00Z"),
        ("2026-03-02T10:00:00Z", "2026-03-03T21:00:00Z"),
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02", "2026-03-02T10:00:00Z"),
    ],
)
def test_other_ports_at_other_times_say_nothing(mine: str, theirs: str) -> None:
    found = met(an_address(mine, port="40001"), an_address(theirs, port="40002"))

    assert found == met(an_address(mine), an_address(theirs)) == Circumstances(0.70)


def test_other_ports_at_unknown_times_say_nothing() -> None:
    found = met(an_address(port="40001"), an_address(port="40002"))

    assert found == met(an_address(), an_address())


def test_an_address_days_apart_says_less_than_one_without_times() -> None:
    found = met(an_address("2026-03-02"), an_address("2026-03-12"))

    assert found.muted is None
    assert found.weight < met(an_address(), an_address()).weight


@pytest.mark.parametrize("ports", [(None, None), ("4431", "5120"), ("4431", "4431")])
def test_an_address_months_apart_is_muted_whatever_the_ports(ports: tuple[str | None, ...]) -> None:
    mine, theirs = ({"port": port} if port else {} for port in ports)
    found = met(an_address("2026-03-02", **mine), an_address("2026-06-02", **theirs))

    assert found.muted is not None
    assert "changes hands" in found.muted
    assert found.weight < 0.25


def test_the_same_port_of_a_service_months_apart_is_a_server_and_shown() -> None:
    form = Normalised("ip_port", "198.51.100.7:443")
    mine, theirs = an_address("2026-03-02", port="443"), an_address("2026-06-02", port="443")

    assert met(mine, theirs) == weigh(form, mine, theirs)
    assert (met(mine, theirs).muted, met(mine, theirs).weight > 0.2) == (None, True)
    assert met(mine, an_address("2026-06-02", port="22")).muted is not None


@pytest.mark.parametrize("other", [None, "chatterline"])
def test_a_name_may_be_the_account_where_a_platform_is_missing_or_the_same(
    other: str | None,
) -> None:
    plain = met(a_name("foxglove", "chatterline"), a_name("foxglove", other))
    mixed = met(a_name("fox_glove_77", "chatterline"), a_name("fox_glove_77", other))

    assert (plain.muted, mixed.muted) == (None, None)
    assert 0.5 <= plain.weight < mixed.weight < 0.8


@pytest.mark.parametrize(
    "word",
    [
        *("foxglove", "fox7", "12345678", "________", "lucky1123", "king_8149", "christian_8149"),
        *("dragon_1984", "dragon_777", "dragon_4321", "dragon_007", "dragon_88", "99dragon_"),
    ],
)
def test_a_common_word_on_two_platforms_is_muted(word: str) -> None:
    found = met(a_name(word, "chatterline"), a_name(word, "gamehall"))

    assert found.muted == "Same nickname on different platforms, common word"


@pytest.mark.parametrize("name", ["fox_glove_77", "gopeze403", "dragon_8149", "th3_darkm00n"])
def test_a_distinctive_name_on_two_platforms_is_weak_and_shown(name: str) -> None:
    found = met(a_name(name, "chatterline"), a_name(name, "gamehall"))

    assert found.muted is None
    assert 0.2 <= found.weight < 0.5


def test_the_platform_is_read_from_the_details_first() -> None:
    mine = a_name("foxglove", details=(("platform", "chatterline"),))

    assert met(mine, a_name("foxglove", "gamehall")).muted is not None
    assert met(mine, a_name("foxglove", "chatterline")).muted is None


def alike(one: tuple[str, str | None], other: tuple[str, str | None]) -> Circumstances:
    core = core_of(one[0])
    assert core is not None
    assert core == core_of(other[0])
    mine, theirs = (a_name(*side) for side in (one, other))
    assert not tells_nothing(core, mine, theirs)
    return weigh(core, mine, theirs)


def test_a_disguised_name_is_fair_on_one_platform_where_it_is_long() -> None:
    long = alike(("lunar_shadow", "kik"), ("lun4r_sh4d0w", "kik"))
    short = alike(("darkmoon", "kik"), ("d4rkm00n", "kik"))

    assert short.weight < 0.5 <= long.weight
    assert (short.muted, long.muted) == (None, None)


def test_a_disguised_name_on_two_platforms_is_weak_or_muted() -> None:
    long = alike(("lunar_shadow", "kik"), ("lun4r_sh4d0w", "snapchat"))
    bare = alike(("darkmoon", "kik"), ("d4rkm00n", None))
    short = alike(("darkmoon", "kik"), ("d4rkm00n", "snapchat"))

    assert 0.2 < long.weight == bare.weight < 0.5
    assert (long.muted, bare.muted, short.muted is None) == (None, None, False)


def test_a_reduced_name_says_nothing_beside_the_name_itself_or_between_two_years() -> None:
    core = Normalised("handle_core", "darkmon")

    assert tells_nothing(core, a_name("darkmoon"), a_name("darkmoon", "kik"))
    assert tells_nothing(core, a_name("darkmoon1987"), a_name("darkmoon1992"))
    assert not tells_nothing(Normalised("handle_name", "x"), a_name("x"), a_name("x"))


def a_plate(text: str, desk: str) -> IdentifierFeature:
    found = read(IdentifierKind.VEHICLE, text, jurisdiction=desk)
    return IdentifierFeature(found.kind, text, found.shown, found.forms, details=found.details)


def test_a_plate_whose_state_is_only_assumed_is_weak_and_one_of_two_states_is_muted() -> None:
    number = Normalised("vehicle_number", "KN92238")
    assumed = weigh(number, a_plate("KN92238", "RO"), a_plate("KN-92238", "NO"))
    stated = weigh(number, a_plate("RO:KN92238", "RO"), a_plate("NO:KN92238", "NO"))

    assert (assumed.muted, stated.muted is None) == (None, False)
    assert 0.2 < assumed.weight < 0.5


def a_report(text: str) -> IdentifierFeature:
    found = read(IdentifierKind.TIP_REPORT, text, jurisdiction="NO")
    return IdentifierFeature(found.kind, text, found.shown, found.forms, details=found.details)


def test_a_report_without_its_hotline_may_be_any_hotline_s_and_two_hotlines_are_two() -> None:
    number = Normalised("report_number", "64849622")
    bare = weigh(number, a_report("ICCAM 64849622"), a_report("64849622"))
    two = weigh(number, a_report("IWF 64849622"), a_report("INHOPE-64849622"))

    assert (bare.muted, bare.weight, two.muted is None) == (None, 0.75, False)


def a_document(*owners: str) -> IdentifierFeature:
    forms = [Normalised("document", f"{owner}:INVENTED1") for owner in owners]
    number = Normalised("document_number", "INVENTED1")
    return IdentifierFeature(IdentifierKind.DOCUMENT, "", "", (*forms, number))


@pytest.mark.parametrize("theirs", [(), ("NO",), ("NO", "SE")])
def test_a_number_without_its_issuer_may_be_the_same_document(theirs: tuple[str, ...]) -> None:
    found = met(a_document("NO"), a_document(*theirs))

    assert (found.weight, found.muted) == (0.75, None)


def test_one_number_of_two_issuers_is_muted() -> None:
    found = met(a_document("NO"), a_document("RO"))

    assert found.muted is not None
    assert "issuer" in found.muted


def test_a_person_s_document_is_asked_for_its_own_issuer() -> None:
    number = Normalised("document_number", "INVENTED1")
    passport = DocumentFeature(
        "passport", "RO", "", (Normalised("document", "RO:INVENTED1"), number)
    )
    other = DocumentFeature("passport", "NO", "", (Normalised("document", "NO:OTHER"),))
    person = SubjectFeature("S1", SubjectRole.SUSPECT, (), None, None, None, (other, passport), ())

    assert weigh(number, person, a_document("NO")).muted is not None
    assert weigh(number, person, a_document("RO")).muted is None


def test_a_person_has_no_ports_and_no_platform() -> None:
    person = SubjectFeature("S1", SubjectRole.SUSPECT, (), None, None, None, (), ())

    assert weigh(ADDRESS, person, an_address()) == Circumstances(0.55)
