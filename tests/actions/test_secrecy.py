"""What each person may learn: nothing that anybody can fetch tells of what is not theirs."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.actions import coordination, disclosure_views, disclosures, given
from coordination.actions.disclosures import Terms, Wanted
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from tests.builders import a_lead, an_officer
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, SAME_HANDLE, a_reader
from tests.pages import everything, without_random

MAIL = {"type": "email", "value": "ola@posta.no"}
TEAM = CoordinationDraft(
    kind=CoordinationKind.JIT,
    with_states=("NO",),
    refs=(),
    since=date(2026, 11, 20),
    until=None,
    state=CoordinationState.RUNNING,
)
ASKED = ("DE/1", "RO/1", "ola@posta.no", "Kari Tenkt", "instagram:mørke.rytter_77")
C_CASE = {
    "title": "Kanari",
    "urgency": "child_at_risk",
    "identifiers": [MAIL],
    "subjects": [{"id": "V1", "role": "victim", "names": ["Kari Tenkt"], "dob": "1999-01-02"}],
}


def no_story(desks, mine, theirs, others):
    """Nothing more happens."""


def c_exists(desks, mine, theirs, others):
    others.append(desks.register("DE", "DE/1", **C_CASE).case_id)


def c_comes_and_goes(desks, mine, theirs, others):
    c_exists(desks, mine, theirs, others)
    desks.move("DE", others[0], CaseStatus.WITHDRAWN)
    desks.erase("DE", desks.register("DE", "DE/2", **C_CASE).case_id)


def c_records_and_answers(desks, mine, theirs, others):
    c_exists(desks, mine, theirs, others)
    desks.do(
        an_officer("DE"), coordination.record, others[0], replace(TEAM, with_states=("RO", "NO"))
    )
    desks.do(an_officer("RO"), coordination.record, theirs, replace(TEAM, with_states=("DE",)))
    (row,) = desks.hits("DE", "covered")
    desks.do(
        an_officer("DE"),
        coordination.answer,
        row.id,
        next(one.record_id for one in row.records if one.desk == "RO"),
        verdict="contested",
        reason="Kanari",
    )


def b_and_c_deal(desks, mine, theirs, others):
    """RO and DE ask each other, open, read, revoke and are late."""
    c_exists(desks, mine, theirs, others)
    (of_c,) = desks.hits("DE")
    (of_b,) = [row for row in desks.hits("RO") if row.desk == "DE"]

    def act(actor, row, action, *args, **more):
        mark = desks.read(actor, disclosure_views.show, row.id).mark
        desks.do(actor, action, row.id, *args, mark=mark, **more)

    everything_but_victims = ("contact", "identifiers", "summary", "persons")
    wanted, terms = Wanted(everything_but_victims, "Kanari"), Terms(everything_but_victims)
    act(an_officer("DE"), of_c, disclosures.ask, wanted)
    act(an_officer("RO"), of_b, disclosures.ask, wanted)
    act(a_lead("RO"), of_b, disclosures.sign, terms)
    act(a_lead("DE"), of_c, disclosures.sign, terms)
    assert desks.read(an_officer("RO"), given.of_hit, of_b.id).title == "Kanari"
    act(a_lead("RO"), of_b, disclosures.revoke, (), reason="Kanari")
    act(an_officer("DE"), of_c, disclosures.ask, wanted)


@pytest.fixture
def answers_of(worlds):
    """Play a story in a register of its own and return all that a person can then fetch."""

    def play(story, actor, *, recorded_with=None):
        desks = worlds()
        mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
        theirs = desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, MAIL]).case_id
        others = []
        if recorded_with:
            team = replace(TEAM, with_states=recorded_with)
            desks.do(an_officer("RO"), coordination.record, theirs, team)
        story(desks, mine, theirs, others)
        return without_random(everything(desks, actor, (mine, theirs), ASKED))

    return play


@pytest.mark.parametrize("actor", [an_officer("NO"), a_lead("NO"), a_reader("NO")])
@pytest.mark.parametrize("story", [c_exists, c_comes_and_goes, c_records_and_answers, b_and_c_deal])
def test_in_a_chain_the_one_end_reads_the_same_with_and_without_the_other(answers_of, story, actor):
    without = answers_of(no_story, actor)
    with_c = answers_of(story, actor)

    assert "NO/1" in without
    assert with_c == without


def test_a_record_that_also_names_the_far_end_reads_as_if_it_did_not(answers_of):
    alone = answers_of(c_exists, an_officer("NO"), recorded_with=("NO",))
    both = answers_of(c_exists, an_officer("NO"), recorded_with=("NO", "DE"))

    assert "with_states=('NO',)" in alone
    assert both == alone


def test_the_far_ends_case_answers_like_one_that_does_not_exist(worlds):
    desks = worlds()
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, MAIL])
    there = desks.register("DE", "DE/1", **C_CASE).case_id
    absent = type(there)("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")
    for actor in (an_officer("NO"), ANALYST, AUDITOR, ADMINISTRATOR):
        answers = [without_random(everything(desks, actor, (one,))) for one in (there, absent)]
        assert _without_log(answers[0]) == _without_log(answers[1])


def _without_log(text):
    """Leave out the log, in which the second round follows the first."""
    return [line for line in text.split("\n") if not line.startswith(("Log(", "Verification("))]


CANARIES = {
    "ref": "KNRY-REF-4711",
    "title": "Knrytitel",
    "authority": "Knryamt",
    "summary": "Knrysummary",
    "operation": "Knryoperation",
    "platform": "Knryplatform",
    "offence": "knryoffence",
    "name": "Knryname",
    "victim": "Knryvictim",
    "document": "KNRY12345",
    "mail": "knrymail",
    "handle": "knryhandle",
    "provider": "Knryprovider",
    "coordination ref": "KNRY-COREF-99",
    "withdrawal": "knrywithdrawal",
    "opening": "knryopening",
    "contest": "knrycontest",
}


@pytest.fixture
def marked(sqlite_desks):
    """Register a marked case of RO that meets one of NO, and let RO act on it."""
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    case_id = desks.register(
        "RO",
        CANARIES["ref"],
        title=CANARIES["title"],
        authority=CANARIES["authority"],
        summary=CANARIES["summary"],
        operation=CANARIES["operation"],
        platforms=[CANARIES["platform"]],
        offences=[CANARIES["offence"]],
        involved=[{"jurisdiction": "SE", "role": "server_location"}],
        subjects=[
            {
                "id": "S1",
                "role": "suspect",
                "names": [CANARIES["name"]],
                "documents": [
                    {"type": "passport", "country": "SE", "number": CANARIES["document"]}
                ],
            },
            {"id": "V1", "role": "victim", "names": [CANARIES["victim"]], "dob": "1991-03-04"},
        ],
        identifiers=[
            SAME_HANDLE,
            {"type": "email", "value": f"{CANARIES['mail']}@posta.no", "subject": "S1"},
            {"type": "handle", "value": CANARIES["handle"], "provider": CANARIES["provider"]},
        ],
    ).case_id
    team = replace(TEAM, refs=(CANARIES["coordination ref"],))
    desks.do(an_officer("RO"), coordination.record, case_id, team)
    return desks, case_id


@pytest.mark.parametrize(
    "actor", [an_officer("NO"), ANALYST, AUDITOR, ADMINISTRATOR], ids=lambda actor: actor.role
)
def test_other_desks_and_central_roles_read_no_word_of_a_case(marked, actor):
    desks, case_id = marked
    told = everything(desks, actor, (case_id,), tuple(CANARIES.values()))
    # What one asks comes back with the answer; what is asked for is not in it.
    told += everything(desks, actor, (case_id,))

    found = [what for what, words in CANARIES.items() if words in _unasked(told)]
    assert found == []


def _unasked(text):
    return "\n".join(
        line for line in text.split("\n") if not line.startswith(("SearchResults", "OwnCheck"))
    )


def test_what_is_searched_for_in_vain_comes_back_empty(marked):
    desks, _ = marked
    told = everything(desks, an_officer("NO"), (), tuple(CANARIES.values()))
    found = [line for line in told.split("\n") if line.startswith(("SearchResults", "OwnCheck"))]

    assert len(found) == 2 * len(CANARIES)
    assert all("found=()" in line or "cases=()" in line for line in found)


def test_the_own_desk_reads_everything_but_its_closed_persons(marked):
    desks, case_id = marked
    told = everything(desks, a_reader("RO"), (case_id,))

    unread = [
        what
        for what in ("ref", "title", "authority", "name", "document", "mail", "provider", "victim")
        if CANARIES[what] not in told
    ]
    assert unread == []
    closed = "\n".join(line for line in told.split("\n") if not line.startswith("OpenedPerson"))
    assert CANARIES["victim"] not in closed


def test_the_analyst_sees_desks_kinds_and_bands_without_any_id_of_a_case_or_hit(marked):
    desks, case_id = marked
    told = everything(desks, ANALYST)

    assert "platform_account" in told
    hits = [row.id for desk in ("NO", "RO") for row in desks.hits(desk)]
    assert not [one for one in (case_id, *hits) if str(one) in told]
