"""Judging links: who may, what it moves, what brings it back, and what nobody else learns."""

from dataclasses import replace

import pytest

from coordination.actions import (
    edges,
    exports,
    findings,
    judgements,
    link_files,
    links,
    overlaps,
    overview,
)
from coordination.actions.judgements import judge_link
from coordination.actions.pages import Say
from coordination.actions.workbench import DETECTOR, NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import hits, visibility
from tests.actions.test_concurrency import at_once
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE, a_reader
from tests.walls import past_walls

MAIL = {"type": "email", "value": "ola@posta.no"}
PHONE = {"type": "phone", "value": "+47 934 81 207"}
WHY = "another user of that name"


@pytest.fixture
def own(desks):
    """Return two cases of NO that share an account."""
    first = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    return first, desks.register("NO", "NO/2", identifiers=[SAME_HANDLE]).case_id


@pytest.fixture
def across(desks):
    """Return a case of NO and one of RO that share an account."""
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    return mine, desks.register("RO", "RO/1", identifiers=[SAME_HANDLE]).case_id


def row_of(desks, desk, case_id=None):
    """Return the first hit of a desk, or of one of its cases, wherever it is listed."""
    if case_id is not None:
        tab = desks.show(desk, case_id, "hits")
        return (*tab.current, *tab.not_the_same, *tab.muted, *tab.past)[0]
    states = ("open", "covered", "not_the_same", "muted", "past")
    return next(row for state in states for row in desks.hits(desk, state))


def judge(desks, desk, verdict, reason=WHY, *, row=None, actor=None, mark=None):
    row = row or row_of(desks, desk)
    desks.do(
        actor or an_officer(desk),
        judge_link,
        row.id,
        verdict,
        reason=reason,
        mark=row.judged.mark if mark is None else mark,
    )


def stands(desks, desk, case_id=None):
    judged = row_of(desks, desk, case_id).judged
    return judged.state.value, judged.verdict and judged.verdict.value


@pytest.mark.parametrize("verdict", ["same", "not_the_same", "unsure"])
def test_a_judgement_within_a_desk_shows_on_both_cases_with_who_when_and_why(desks, own, verdict):
    judge(desks, "NO", verdict)
    sides = [row_of(desks, "NO", case_id).judged for case_id in own]
    (said,) = sides[0].history

    assert [side.verdict.value for side in sides] == [verdict, verdict]
    assert sides[0].history == sides[1].history
    assert (said.by, said.reason, said.on) == ("officer.no", WHY, desks.clock.now.date())
    assert sides[0].mark == sides[1].mark


def test_what_was_said_is_taken_back_with_a_reason_and_stays_in_the_history(desks, own):
    judge(desks, "NO", "same")
    with pytest.raises(RefusedInput, match="only with a reason"):
        judge(desks, "NO", "potential", reason=" ")
    judge(desks, "NO", "potential", "spoken too soon", actor=a_lead("NO"))
    judge(desks, "NO", "unsure", "")

    history = row_of(desks, "NO").judged.history
    assert [one.verdict.value for one in history] == ["same", "potential", "unsure"]
    assert [one.by for one in history] == ["officer.no", "lead.no", "officer.no"]


def test_of_a_judged_link_no_other_word_is_taken_before_it_is_potential_again(desks, own):
    judge(desks, "NO", "same")
    with pytest.raises(RefusedInput, match="It can become: potential"):
        judge(desks, "NO", "not_the_same")

    assert stands(desks, "NO") == ("judged", "same")


def test_the_wrong_person_the_wrong_hit_and_the_wrong_word_change_nothing(desks, across):
    theirs = row_of(desks, "RO")
    before = desks.count("audit_entry")
    for actor in (a_reader("NO"), ANALYST, AUDITOR, OPERATOR, DETECTOR):
        with pytest.raises(Forbidden):
            judge(desks, "NO", "same", row=row_of(desks, "NO"), actor=actor)
    with pytest.raises(NoSuchRecord):
        judge(desks, "RO", "same", row=theirs, actor=an_officer("NO"))
    for verdict, reason in (("merged", WHY), ("", WHY), ("same", "x" * 1001)):
        with pytest.raises(RefusedInput):
            judge(desks, "NO", verdict, reason)

    assert desks.count("audit_entry") > before, "the readings were logged"
    assert not [action for _, action in desks.log() if action.startswith("link.")]
    assert row_of(desks, "NO").judged.history == ()


def test_sending_the_same_twice_says_it_once(desks, own):
    row = row_of(desks, "NO")
    judge(desks, "NO", "unsure", row=row)
    judge(desks, "NO", "unsure", row=row)

    assert len(row_of(desks, "NO").judged.history) == 1
    assert [action for _, action in desks.log()].count("link.unsure") == 1


def test_of_two_persons_who_judge_what_both_saw_the_second_is_told_to_look_again(desks, own):
    row = row_of(desks, "NO")
    judge(desks, "NO", "same", row=row)
    with pytest.raises(RefusedInput, match="somebody judged it"):
        judge(desks, "NO", "not_the_same", row=row, actor=a_lead("NO"))

    assert stands(desks, "NO") == ("judged", "same")


def test_a_link_whose_facts_changed_since_the_page_was_opened_is_not_judged_unseen(desks, own):
    row = row_of(desks, "NO")
    desks.amend("NO", own[0], "NO/1", identifiers=[HANDLE, MAIL])
    desks.amend("NO", own[1], "NO/2", identifiers=[HANDLE, MAIL])
    with pytest.raises(RefusedInput, match="look again"):
        judge(desks, "NO", "not_the_same", row=row)

    judge(desks, "NO", "not_the_same")
    assert stands(desks, "NO") == ("judged", "not_the_same")


def test_a_new_fact_brings_not_the_same_back_and_says_what_is_new(desks, own):
    desks.amend("NO", own[0], "NO/1", identifiers=[HANDLE, PHONE])
    judge(desks, "NO", "not_the_same")
    desks.amend("NO", own[1], "NO/2", identifiers=[HANDLE, PHONE])
    judged = row_of(desks, "NO").judged

    assert stands(desks, "NO") == ("returned", None)
    assert [(one.what.value, one.kind) for one in judged.changed] == [("new", "phone")]
    assert ("detector", "links.returned") in desks.log()
    assert judged.moves, "it can be judged again"


def test_removing_a_value_and_adding_it_again_loses_no_judgement(desks, own):
    judge(desks, "NO", "not_the_same")
    desks.amend("NO", own[0], "NO/1", identifiers=[MAIL])
    gone = row_of(desks, "NO")
    desks.amend("NO", own[0], "NO/1", identifiers=[MAIL, HANDLE])

    assert gone.ended_on is not None
    assert gone.judged.verdict == "not_the_same"
    assert gone.judged.moves == ()
    assert stands(desks, "NO") == ("judged", "not_the_same")


def test_when_the_new_fact_goes_again_the_judgement_stands_again(desks, own):
    desks.amend("NO", own[1], "NO/2", identifiers=[HANDLE, PHONE])
    judge(desks, "NO", "not_the_same")
    for identifiers in ([HANDLE, PHONE], [HANDLE]):
        desks.amend("NO", own[0], "NO/1", identifiers=identifiers)

    assert stands(desks, "NO") == ("judged", "not_the_same")
    entries = [action for _, action in desks.log() if action.startswith("links.")]
    assert entries == ["links.returned", "links.stand_again"]


@pytest.mark.parametrize("verdict", ["same", "unsure"])
def test_same_and_unsure_stay_and_say_that_facts_changed(desks, own, verdict):
    desks.amend("NO", own[0], "NO/1", identifiers=[HANDLE, PHONE])
    judge(desks, "NO", verdict)
    desks.amend("NO", own[1], "NO/2", identifiers=[PHONE])
    judged = row_of(desks, "NO").judged

    assert judged.verdict == verdict
    assert [(one.what.value, one.kind) for one in judged.changed] == [
        ("new", "phone"),
        ("gone", "platform_account"),
    ]


def test_a_judgement_survives_sweeps_edits_withdrawal_and_reopening(desks, own):
    judge(desks, "NO", "not_the_same")
    desks.sweep()
    desks.amend("NO", own[0], "NO/1", identifiers=[HANDLE], title="Another title")
    desks.move("NO", own[0], CaseStatus.CLOSED)
    desks.move("NO", own[0], CaseStatus.OPEN)
    desks.move("NO", own[0], CaseStatus.WITHDRAWN)
    desks.register("NO", "NO/1", identifiers=[HANDLE], title="Back")
    for number in range(12):
        desks.register("DE", f"DE/{number}", identifiers=[HANDLE])
    desks.sweep()

    (row,) = [row for row in desks.show("NO", own[1], "hits").not_the_same if row.own_desk]
    assert row.judged.state == "judged"


def test_a_pair_that_is_not_the_same_leaves_the_domestic_queue(desks, own):
    judge(desks, "NO", "not_the_same")
    desks.register("NO", "NO/3", identifiers=[HANDLE])
    lists = [desks.read(an_officer("NO"), findings.list_domestic, s) for s in ("open", "judged")]
    said = [[pair.judged.verdict for pair in page.pairs] for page in lists]

    assert said == [[None, None], ["not_the_same"]]
    today = desks.read(an_officer("NO"), overview.desk_today)
    assert len([one for one in today.decisions if one.kind == "duplicate"]) == 2


def test_across_desks_one_view_is_read_by_both_and_moves_nothing(desks, across):
    judge(desks, "NO", "not_the_same")
    ours, theirs = row_of(desks, "NO").judged, row_of(desks, "RO").judged

    assert (ours.say, ours.state, ours.ours, ours.theirs) == (
        Say.VIEW,
        "potential",
        "not_the_same",
        None,
    )
    assert (theirs.ours, theirs.theirs) == (None, "not_the_same")
    assert (ours.history[0].by, ours.history[0].reason) == ("officer.no", WHY)
    assert (theirs.history[0].by, theirs.history[0].reason) == (None, None)
    assert len(desks.read(ANALYST, findings.list_findings, 1).rows) == 1


def test_what_waits_for_the_own_word_is_a_decision_owed(desks, across):
    def owed(desk):
        decisions = desks.read(an_officer(desk), overview.desk_today).decisions
        return [(one.kind.value, one.desk) for one in decisions]

    judge(desks, "NO", "not_the_same")
    assert (owed("NO"), owed("RO")) == ([], [("view", "NO")])
    judge(desks, "RO", "not_the_same")
    assert (owed("NO"), owed("RO")) == ([], [])
    desks.amend("NO", across[0], "NO/1", identifiers=[HANDLE, MAIL])
    desks.amend("RO", across[1], "RO/1", identifiers=[HANDLE, MAIL])
    assert (owed("NO"), owed("RO")) == ([("returned", "RO")], [("returned", "NO")])


def test_when_both_desks_say_not_the_same_the_link_leaves_every_finding(desks, across):
    judge(desks, "NO", "not_the_same")
    judge(desks, "RO", "not_the_same", "not ours")

    for actor in (an_officer("NO"), an_officer("RO"), ANALYST):
        assert desks.read(actor, findings.list_findings, 1).rows == ()
    assert [len(desks.hits(desk, "not_the_same")) for desk in ("NO", "RO")] == [1, 1]
    assert desks.read(OPERATOR, lambda bench: list(exports.overlaps(bench))) == []
    judge(desks, "RO", "potential", "we look again")
    assert len(desks.read(ANALYST, findings.list_findings, 1).rows) == 1


def test_a_verified_link_is_marked_ranked_first_and_exported_as_such(desks, across):
    desks.register("RO", "RO/2", identifiers=[SAME_HANDLE])
    last = desks.hits("NO")[-1]
    judge(desks, "NO", "same", row=last)
    for row in desks.hits("RO"):
        if not row.own_desk:
            judge(desks, "RO", "same", row=row)

    assert desks.hits("NO")[0].id == last.id
    assert [row.judged.verdict for row in desks.hits("NO")] == ["same", None]
    exported = desks.read(OPERATOR, lambda bench: list(exports.overlaps(bench)))
    assert sorted(one["judgement"] for one in exported) == ["potential", "potential", "same"]


def test_the_list_of_hits_is_narrowed_by_judgement(desks, across):
    desks.register("RO", "RO/2", identifiers=[SAME_HANDLE])
    for desk in ("NO", "RO"):
        for row in desks.hits(desk):
            if row.own_desk is False:
                judge(desks, desk, "unsure", row=row)
    page = desks.read(an_officer("NO"), overlaps.list_hits, "open", 1, "unsure")
    none = desks.read(an_officer("NO"), overlaps.list_hits, "open", 1, "same")
    assert (page.words.unsure, page.words.potential, len(page.rows)) == (2, 0, 2)
    assert (none.rows, none.counts.open) == ((), 2)


def test_a_new_kind_of_evidence_brings_a_common_judgement_back_for_every_reader(desks, across):
    for desk in ("NO", "RO"):
        judge(desks, desk, "not_the_same")
    desks.amend("NO", across[0], "NO/1", identifiers=[HANDLE, MAIL])
    desks.amend("RO", across[1], "RO/1", identifiers=[HANDLE, MAIL])

    for desk in ("NO", "RO"):
        assert stands(desks, desk) == ("returned", None)
        assert ("new", "email") in [
            (one.what.value, one.kind) for one in row_of(desks, desk).judged.changed
        ]
    for actor in (an_officer("NO"), ANALYST):
        assert len(desks.read(actor, findings.list_findings, 1).rows) == 1


def test_an_erased_counterpart_leaves_the_judgement_readable_and_closed(desks, across):
    judge(desks, "NO", "unsure")
    desks.erase("RO", across[1])
    row = row_of(desks, "NO")

    assert (row.judged.ours, row.judged.moves) == ("unsure", ())
    with pytest.raises(RefusedInput, match="past"):
        judge(desks, "NO", "potential")


def test_neighbouring_entries_of_the_log_never_name_both_cases(sqlite_desks):
    desks = sqlite_desks
    own = [desks.register("NO", f"NO/{number}", identifiers=[HANDLE]).case_id for number in (1, 2)]
    for case_id, verdict in zip(
        (*own, *own), ("same", "potential", "unsure", "potential"), strict=True
    ):
        judge(desks, "NO", verdict, row=row_of(desks, "NO", case_id))
    with past_walls(desks.office.office.engine).connect() as connection:
        objects = connection.exec_driver_sql(
            "SELECT objects FROM audit_entry WHERE action LIKE 'link.%'"
        ).scalars()
        named = {one for text in objects for one in map(str, own) if one in str(text)}

    assert len(named) == 1


def test_a_row_of_an_earlier_version_opens_and_is_judged_on_the_facts_of_now(sqlite_desks):
    desks = sqlite_desks
    own = [desks.register("NO", f"NO/{number}", identifiers=[HANDLE]).case_id for number in (1, 2)]
    desks.do(OPERATOR, _age)
    judge(desks, "NO", "not_the_same")
    desks.sweep()
    assert stands(desks, "NO") == ("judged", "not_the_same")
    for number, case_id in enumerate(own, 1):
        desks.amend("NO", case_id, f"NO/{number}", identifiers=[HANDLE, MAIL])

    assert stands(desks, "NO") == ("returned", None)


def _age(bench):
    """Seal every hit row as the first version did: without facts."""
    rows = list(visibility.hits(bench.session, DETECTOR))
    cases = visibility.cases_by_number(bench.session, DETECTOR, {r.case_number for r in rows})
    for row in rows:
        case = cases[row.case_number]
        link = replace(links.open_hit(bench, case, row), facts=())
        hits.reseal(bench.session, [(row.id, link_files.seal(bench, case, link))])


def test_who_may_judge_is_one_rule(sqlite_desks):
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE])
    sqlite_desks.register("NO", "NO/2", identifiers=[HANDLE])
    sqlite_desks.register("RO", "RO/1", identifiers=[HANDLE])
    for actor, within, across in (
        (an_officer("NO"), Say.JUDGE, Say.VIEW),
        (a_reader("NO"), Say.NOTHING, Say.NOTHING),
    ):
        with sqlite_desks.office.bench(actor, writes=False) as bench:
            found = {e.link.other_desk: e.link for e in edges.of_reader(bench)}
            assert judgements.may_judge(bench, "NO", found["NO"]) is within
            assert judgements.may_judge(bench, "NO", found["RO"]) is across
            assert judgements.may_judge(bench, "RO", found["NO"]) is Say.NOTHING


def test_a_hidden_fact_moves_nothing_that_the_other_desk_reads(worlds):
    """A second shared value of a kind that is shown, over a band that cannot rise."""
    shared = [HANDLE, MAIL, PHONE]
    second = {"type": "email", "value": "kari@posta.no"}
    desks = worlds()
    desks.register("NO", "NO/1", identifiers=[*shared, second])
    theirs = desks.register("RO", "RO/1", identifiers=shared).case_id
    for desk in ("NO", "RO"):
        judge(desks, desk, "not_the_same")
    before = row_of(desks, "NO")
    desks.amend("RO", theirs, "RO/1", identifiers=[*shared, second])

    assert before.band == "certain"
    assert row_of(desks, "NO") == before


def test_of_two_who_judge_at_the_same_moment_one_is_heard_and_one_told(desks, own):
    row = row_of(desks, "NO")
    refused = []

    def say(actor, verdict):
        try:
            judge(desks, "NO", verdict, row=row, actor=actor)
        except RefusedInput as problem:
            refused.append(problem)

    at_once(lambda: say(an_officer("NO"), "same"), lambda: say(a_lead("NO"), "not_the_same"))

    assert len(refused) == 1
    assert len(row_of(desks, "NO").judged.history) == 1


def test_a_judgement_and_an_edit_of_the_other_side_at_once_lose_neither(desks, across):
    for number in range(3):
        row = row_of(desks, "NO")
        verdict = "unsure" if number % 2 == 0 else "potential"
        values = [SAME_HANDLE] if number % 2 else [SAME_HANDLE, MAIL]
        at_once(
            lambda verdict=verdict, row=row: judge(desks, "NO", verdict, row=row),
            lambda values=values: desks.amend("RO", across[1], "RO/1", identifiers=values),
        )

    assert [one.verdict for one in row_of(desks, "RO").judged.history] == [
        "unsure",
        "potential",
        "unsure",
    ]
    assert desks.links()
