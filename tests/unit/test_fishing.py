"""What counts as a question, what is kept of it, how many are admitted, and which look like probing."""

from dataclasses import replace

import pytest

from coordination.domain import fishing, identifiers, persons
from coordination.domain.fishing import (
    Day,
    Deed,
    Limit,
    Pattern,
    Question,
    Quotas,
    Submission,
    Suspicion,
    Topic,
    alarms,
    nearness,
    patterns,
)
from coordination.domain.fishing.alarms import Remark
from coordination.domain.fishing.counting import Shape
from coordination.vault.sketches import short_coder
from tests.builders import a_draft, a_person

CODE = short_coder(b"one desk's key!!")
OTHER = short_coder(b"another's key..!")
AT = "2026-11-23T12:00:00"


def asked(pack, **more):
    draft = a_draft(pack, **more)
    found = [
        *persons.features_of(draft, pack.knowledge),
        *identifiers.features_of(draft, pack.knowledge),
    ]
    return fishing.questions(found), found


def people(*pairs, **more):
    return [{**a_person(name, dob), "id": f"S{n}", **more} for n, (name, dob) in enumerate(pairs)]


def values(kind, *entered):
    return [{"type": kind, "value": value} for value in entered]


def submission(questions=(), *, number=1, **more):
    traces = tuple(fishing.trace(one, CODE) for one in questions)
    known = {"who": "one", "at": f"{AT}.{number:06d}", "case": number, "deed": Deed.REGISTERED}
    return Submission(
        **{**known, "charged": {}, "asked": len(traces) or 1, **more, "traces": traces}
    )


def seen(window, now, cleared=None):
    return {one.pattern for one in fishing.evaluate(window, now, cleared or {}).suspicions}


def test_each_distinct_value_and_each_name_with_its_birth_is_one_question(pack):
    found, _ = asked(
        pack,
        subjects=people(("Ola Rytter", "1980"), ("Ola Rytter", "1980"), ("Ola Rytter", "1981")),
        identifiers=values("phone", "+4740649507", "+47 406 49 507", "+4740649508"),
    )

    assert [one.topic for one in found].count(Topic.PERSONS) == 2
    assert [one.topic for one in found].count(Topic.IDENTIFIERS) == 2


def test_names_and_documents_of_one_person_are_asked_one_by_one(pack):
    person = {
        "id": "S1",
        "role": "suspect",
        "names": ["Ola Rytter", "Per Lind"],
        "nationality": "NO",
        "documents": [{"type": "passport", "country": "DE", "number": "MP2526179"}],
    }
    found, _ = asked(pack, subjects=[person])

    assert [(one.topic, one.weight) for one in found] == [
        (Topic.PERSONS, 3),
        (Topic.PERSONS, 3),
        (Topic.IDENTIFIERS, 1),
    ]


def test_a_value_that_is_compared_with_nothing_is_no_question(pack):
    person = {"id": "S1", "role": "suspect", "names": ["Ola Rytter"]}
    paper = {"type": "passport", "country": "DE", "number": "00000000"}
    found, _ = asked(
        pack,
        subjects=[{**person, "documents": [paper]}],
        identifiers=values("email", "test@example.org"),
    )

    assert [one.topic for one in found] == [Topic.PERSONS]


def test_a_new_version_asks_what_the_one_before_did_not(pack):
    _, before = asked(pack, subjects=people(("Ola Rytter", "1980")))
    _, after = asked(pack, subjects=people(("Ola Rytter", "1980"), ("Ola Rytter", "1981")))

    assert len(fishing.new_questions(after, before)) == 1
    assert fishing.new_questions(before, after) == ()


def test_a_case_at_work_has_substance_and_a_bare_one_has_none(pack):
    full = a_draft(pack, authority="Kripos", stage="investigation", offences=["SEXTORTION"])

    assert not fishing.is_hollow(full)
    assert fishing.is_hollow(a_draft(pack))


def test_a_trace_holds_no_value_and_reads_back(pack):
    found, _ = asked(
        pack,
        subjects=people(("Ola Rytter", "1980-05-17")),
        identifiers=values("handle", "tiktok:lindenlun8") + values("phone", "+4740649507"),
    )
    one = submission(found, charged={Topic.PERSONS: 2}, met=True, swapped=True)
    plain = fishing.write_submission(one)

    assert fishing.read_submission(plain) == one
    assert not {"rytter", "linden", "4740"} & set(repr(plain).lower().split("'"))
    assert "rytter" not in repr(plain).lower()


def test_two_desks_keep_traces_that_have_nothing_in_common(pack):
    (question,), _ = asked(pack, identifiers=values("handle", "tiktok:lindenlun8"))

    assert fishing.trace(question, CODE) == fishing.trace(question, CODE)
    assert fishing.trace(question, CODE).same != fishing.trace(question, OTHER).same


def test_many_birth_years_of_one_name_are_a_pattern_over_two_accounts_and_many_days(pack):
    window = []
    for number in range(patterns.MOST_BIRTHS):
        found, _ = asked(pack, subjects=people(("Ola Rytter", str(1970 + number))))
        now = submission(found, number=number, who=f"account-{number % 2}")
        verdict = fishing.evaluate(window, now, {})
        window.append(now)

    assert verdict.suspicions == (Suspicion(Pattern.BIRTHS, patterns.MOST_BIRTHS),)
    assert verdict.probing == (True,)
    assert seen(window[:-1], now, {Pattern.BIRTHS: window[2].at}) == set()


def test_a_decoy_part_hides_no_name(pack):
    decoys = ("Aaron", "Babu", "Cecil", "Dario", "Egon", "Frode", "Gorm", "Hakon", "Ivar")
    window = []
    for number, decoy in enumerate(decoys):
        name = (f"{decoy} Ilarion Vetrescu", f"{1980 + number}-05-17")
        found, _ = asked(pack, subjects=people(name, role="victim"))
        now = submission(found, number=number)
        patterns_seen = seen(window, now)
        window.append(now)

    assert patterns_seen == {Pattern.BIRTHS}


def test_a_father_and_his_sons_or_twins_are_no_pattern(pack):
    family = people(
        ("Ola Rytter", "1950"), ("Ola Rytter", "1979"), ("Per Rytter", "1981-02-03"),
        ("Pal Rytter", "1981-02-03"), ("Ola Rytter", "2003"),
    )  # fmt: skip
    found, _ = asked(pack, subjects=family)

    assert (
        seen([submission(found, number=n) for n in range(3)], submission(found, number=4)) == set()
    )


def test_many_names_with_one_birth_date_are_a_pattern(pack):
    names = ("Ola Rytter", "Per Lind", "Nils Berg", "Jon Dahl", "Kai Moe", "Tor Lie", "Jan Eng")
    window = []
    for number, name in enumerate(names):
        found, _ = asked(pack, subjects=people((name, "1980-05-17")))
        window.append(submission(found, number=number))
    found, _ = asked(pack, subjects=people(("Leif Aas", "1980-05-17")))
    undated, _ = asked(pack, subjects=people(("Leif Aas", "1980")))

    assert seen(window, submission(found, number=9)) == {Pattern.NAMES}
    assert seen(window, submission(undated, number=9)) == set()


def test_numbers_that_differ_in_little_are_a_pattern_across_cases(pack):
    window = []
    for number in range(4):
        found, _ = asked(
            pack, identifiers=values("phone", f"+47406495{number}7", f"+47406495{number}4")
        )
        now = submission(found, number=number)
        verdict = fishing.evaluate(window, now, {})
        window.append(now)

    assert {one.pattern for one in verdict.suspicions} == {Pattern.VALUES}
    assert verdict.probing == (True, True)


def test_a_series_of_numbers_in_one_case_is_no_pattern_before_it_is_long(pack):
    short, _ = asked(pack, identifiers=values("phone", *(f"+474064950{n}" for n in range(10))))
    long, _ = asked(pack, identifiers=values("phone", *(f"+47406495{n:02d}" for n in range(20))))

    assert seen([], submission(short)) == set()
    assert seen([], submission(long)) == {Pattern.VALUES}


def test_numbers_farther_apart_count_a_part_and_reports_in_series_nothing(pack):
    def of(kind, *entered):
        found, _ = asked(pack, identifiers=values(kind, *entered))
        assert seen([], submission(found)) == set()
        return [fishing.trace(one, CODE) for one in found]

    near = of("phone", "+4740649507", "+4740649508", "+4740640917", "+4740611111")
    reports = of("tip_report", *(str(315080323 + n) for n in range(9)))

    assert nearness.near_values(near[0], near[1:]) == 1
    assert all(one.shape is Shape.WHOLE for one in reports)


def test_handles_that_vary_one_word_are_near_and_one_handle_at_two_places_is_not(pack):
    found, _ = asked(
        pack,
        identifiers=values(
            "handle", "tiktok:silentmagpie1", "tiktok:silentmagpie2", "instagram:silentmagpie1"
        )
        + values("handle", "tiktok:velvet_otter"),
    )
    one, other, same, stranger = (fishing.trace(question, CODE) for question in found)

    assert nearness.near_values(one, [other, other, same, stranger]) == 1


def test_edits_that_swap_values_again_and_again_are_a_pattern():
    edits = [submission(number=n, case=1, deed=Deed.EDITED, swapped=True) for n in range(3)]
    again = submission(number=8, case=1, deed=Deed.EDITED, swapped=True)
    elsewhere = replace(again, case=2)
    added = [submission(number=n, case=1, deed=Deed.EDITED) for n in range(11)]

    assert seen(edits, again) == {Pattern.EDITS}
    assert seen(edits, elsewhere) == set()
    assert seen(added, replace(again, swapped=False)) == {Pattern.EDITS}
    assert seen(edits, submission(number=9, case=3)) == set()


def test_an_edit_that_carries_on_a_loop_is_charged_as_probing(pack):
    edits = [submission(number=n, case=1, deed=Deed.EDITED, swapped=True) for n in range(3)]
    found, _ = asked(pack, identifiers=values("email", "ola@posta.no"))
    now = submission(found, number=8, case=1, deed=Deed.EDITED, swapped=True)

    assert fishing.evaluate(edits, now, {}).probing == (True,)


def test_cases_registered_and_withdrawn_are_a_pattern_of_one_person_or_of_the_desk():
    def story(count, accounts):
        for number in range(count):
            who = f"account-{number % accounts}"
            yield submission(number=2 * number, case=number, who=who)
            yield submission(number=2 * number + 1, case=number, who=who, deed=Deed.WITHDRAWN)

    *mine, last = story(patterns.MOST_WITHDRAWN, 1)
    *ours, end = story(patterns.MOST_WITHDRAWN_DESK, 4)
    *few, one = story(2, 1)

    assert fishing.evaluate(mine, last, {}).suspicions[0].who == "account-0"
    assert fishing.evaluate(ours, end, {}).suspicions[0] == Suspicion(Pattern.WITHDRAWALS, 8)
    assert seen(few, one) == set()


@pytest.mark.parametrize(
    ("pattern", "changed"), [(Pattern.SINGLE, {"asked": 1}), (Pattern.HOLLOW, {"hollow": True})]
)
def test_cases_of_one_value_or_without_substance_are_a_pattern_when_they_are_most(pattern, changed):
    def case(number, **more):
        return submission(number=number, **{"asked": 5, **more})

    many = [case(n, **changed) for n in range(20)]
    honest = [case(n) for n in range(30)]

    assert seen(many, case(30, **changed)) == {pattern}
    assert seen([*many, *honest], case(60, **changed)) == set()
    assert seen(many, case(30)) == set()


def test_hardly_a_hit_is_suspicious_only_where_others_have_many():
    nothing = [submission(number=n, asked=20) for n in range(15)]
    some = [replace(one, met=n % 2 == 0) for n, one in enumerate(nothing)]
    usual = [submission(number=n, asked=5, met=n % 3 == 0) for n in range(60)]
    all_met = [submission(number=n, asked=1, met=True) for n in range(200)]
    rare = [*nothing, submission(number=99, asked=1, met=True)]

    assert fishing.fewer_hits(nothing, usual) == Suspicion(Pattern.NO_HITS, 300)
    assert fishing.fewer_hits(rare, usual) == Suspicion(Pattern.NO_HITS, 301)
    assert fishing.fewer_hits(nothing, all_met) == Suspicion(Pattern.NO_HITS, 300)
    assert fishing.fewer_hits(some, usual) is None
    assert fishing.fewer_hits(nothing, nothing) is None
    assert fishing.fewer_hits(nothing[:3], usual) is None
    assert fishing.fewer_hits([], usual) is None


def test_probing_and_urgency_are_charged_more():
    one = Question(Topic.PERSONS, Shape.NAME, "day", "x", weight=3)

    assert fishing.charge([(one, False)], urgent=False) == {Topic.PERSONS: 3, Topic.IDENTIFIERS: 0}
    assert fishing.charge([(one, True)], urgent=False)[Topic.PERSONS] == 30
    assert fishing.charge([(one, True)], urgent=True)[Topic.PERSONS] == 60


QUOTAS = Quotas(
    person={Topic.PERSONS: 4, Topic.IDENTIFIERS: 4}, desk={Topic.PERSONS: 6, Topic.IDENTIFIERS: 40}
)


def used(count, who="one", at="2026-11-23T12:00:01"):
    return submission(who=who, at=at, charged={Topic.PERSONS: count})


@pytest.mark.parametrize(
    ("day", "cost", "urgent", "limit"),
    [
        (Day(), 4, False, None),
        (Day(), 5, False, Limit.PERSON),
        (Day((used(2),)), 3, False, Limit.PERSON),
        (Day((used(2),), {("one", Topic.PERSONS): 2}), 3, False, None),
        (Day((used(4, "two"),)), 3, False, Limit.DESK),
        (Day((used(4),)), 4, True, None),
        (Day((used(4),)), 5, True, Limit.PERSON),
        (Day((), alarmed={Topic.PERSONS: AT}), 11, False, Limit.ALARM),
        (Day((used(10),), alarmed={Topic.PERSONS: AT}), 1, False, Limit.ALARM),
        (Day((used(99, at=""),), alarmed={Topic.PERSONS: AT}), 10, False, None),
        (Day((), alarmed={Topic.PERSONS: AT}), 5, True, Limit.PERSON),
        (Day((), alarmed={Topic.PERSONS: AT}), 4, True, None),
    ],
)
def test_the_first_limit_that_is_reached_refuses(day, cost, urgent, limit):
    found = fishing.refusal(day, "one", {Topic.PERSONS: cost}, QUOTAS, urgent=urgent)

    assert (found.limit if found else None) == limit


def test_an_alarm_lowers_its_topics_until_it_is_cleared_and_then_forgets():
    raised = alarms.raised(Suspicion(Pattern.EDITS, 4, "one"), AT)
    later = alarms.raised(Suspicion(Pattern.VALUES, 9), AT + ".5")
    done = replace(later, cleared=Remark("m.kask", AT + ".7", "honest"), remarks=raised.remarks)

    assert alarms.open_topics([later, raised]) == dict.fromkeys(Topic, AT)
    assert alarms.open_topics([done]) == {}
    assert alarms.cleared_until([done, raised]) == {Pattern.VALUES: AT + ".7"}
    assert raised.carries_on(Suspicion(Pattern.EDITS, 5, "one"))
    assert not done.carries_on(Suspicion(Pattern.VALUES, 10))
    assert raised.seen_again(Suspicion(Pattern.EDITS, 2, "one"), AT + ".9").count == 4


@pytest.mark.parametrize("cleared", [None, Remark("m.kask", AT, "an honest series of cases")])
def test_an_alarm_reads_back_as_it_was_written(cleared):
    alarm = alarms.raised(Suspicion(Pattern.BIRTHS, 8), AT)
    alarm = replace(alarm, remarks=(Remark("lead.no", AT, "a family"),), cleared=cleared)

    assert alarms.read_alarm(alarms.write_alarm(alarm)) == alarm


def test_every_pattern_says_which_quotas_it_lowers():
    assert set(fishing.TOPICS_OF) == set(Pattern)
    assert not fishing.TOPICS_OF[Pattern.URGENT]
