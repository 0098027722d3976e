"""Pages of dealings between the NO and the RO desk with invented content, for tests of templates."""

from dataclasses import replace
from datetime import date, timedelta

from coordination.actions.pages import DocumentLine, IdentifierLine, SubjectLine
from coordination.actions.pages.disclosure_lists import (
    ApprovalLine,
    Approvals,
    DisclosedLine,
    Disclosures,
    OwnAsk,
    UnansweredLine,
)
from coordination.actions.pages.disclosures import (
    AskedGroup,
    AskForm,
    ConsentLine,
    DealingLine,
    Dealings,
    LadderState,
    OpenGroup,
    RungLine,
    SignedTerms,
    TrackState,
)
from coordination.actions.pages.given import (
    GivenCase,
    GivenGroup,
    GivenState,
    GivenSummary,
    OpenedGiven,
)
from coordination.actions.pages.parts import CodedTerm, GivenTerms
from coordination.domain.access import FieldGroup, Ground
from coordination.domain.disclosure import CLIMBED, ConsentState, Did, Rung, State, Track, Use
from coordination.domain.rungs import RungState
from tests.web.page_samples import HOSTILE, NOW, STRICT, TODAY, a_desk_finding, a_hit, a_link, an_id

LATER = date(2027, 1, 31)
READERS = ("ro.reader", HOSTILE)
OPENED = GivenTerms(an_id(50), "RO", TODAY, LATER, HOSTILE, "trial")
TERMS = SignedTerms("e1", HOSTILE, TODAY, False, CLIMBED, LATER, HOSTILE, READERS, HOSTILE, HOSTILE)
SIGNED = replace(TERMS, signed=True, groups=(FieldGroup.VICTIMS,), readers=())


def an_open(group: FieldGroup) -> OpenGroup:
    return OpenGroup(group, TODAY, LATER, HOSTILE, READERS)


def some_rungs() -> tuple[RungLine, ...]:
    """Return six rungs and the victims, each in another state."""
    states = (RungState.ASKED, RungState.POSTPONED, RungState.REFUSED, RungState.REVOKED)
    asked = [
        RungLine(rung, state, deadline=NOW, back_on=LATER, is_proposed=True)
        for rung, state in zip(tuple(Rung)[2:], states, strict=True)
    ]
    known = [RungLine(rung, RungState.GRANTED) for rung in tuple(Rung)[:2]]
    opened = RungLine(None, RungState.GRANTED, an_open(FieldGroup.VICTIMS))
    return (*known, *asked, opened)


def every_rung() -> tuple[RungLine, ...]:
    """Return a step in every state."""
    return tuple(RungLine(Rung.CONTACT, state) for state in RungState)


def a_track(track: Track = Track.CASE, **more) -> TrackState:
    """Return an ask that waits for this person's answer."""
    groups = (FieldGroup.VICTIMS,) if track is Track.VICTIMS else CLIMBED
    plain = {
        "state": State.ESCALATED,
        "asked": groups,
        "reason": HOSTILE,
        "asked_on": TODAY,
        "deadline": NOW + timedelta(days=7),
        "moves": (Did.PROPOSED, Did.GRANTED, Did.REFUSED, Did.POSTPONED),
        "pending": SIGNED if track is Track.VICTIMS else TERMS,
        "may_sign": True,
        "needs_two": track is Track.VICTIMS,
        "readers": READERS,
        "marks": tuple(AskedGroup(one, STRICT) for one in groups),
    }
    return TrackState(track, **{**plain, **more})


def a_quiet_track(track: Track = Track.CASE, **more) -> TrackState:
    return TrackState(track, more.pop("state", State.NOT_ASKED), **more)


def some_lines() -> tuple[DealingLine, ...]:
    """Return one entry of every sort."""
    return tuple(
        DealingLine(
            did,
            "NO",
            "RO",
            NOW,
            Track.CASE,
            CLIMBED if number % 2 else (),
            HOSTILE,
            NOW if did is Did.ASKED else None,
            LATER if number % 3 else None,
            HOSTILE,
            READERS,
            Use.EVIDENCE if did is Did.CONSENT_ASKED else None,
            HOSTILE,
            HOSTILE,
            did is Did.PROPOSED,
        )
        for number, did in enumerate(Did)
    )


def some_consents() -> tuple[ConsentLine, ...]:
    """Return requests in every state; the own desk answers them."""
    return tuple(
        ConsentLine(
            f"c{number}",
            Use.PASS_ON,
            HOSTILE,
            HOSTILE,
            "RO",
            TODAY,
            state,
            True,
            HOSTILE,
            TODAY,
            state is not ConsentState.REFUSED,
            state is ConsentState.ASKED,
        )
        for number, state in enumerate(ConsentState)
    )


def a_page(**changed) -> Dealings:
    """Return dealings in which everything can be done."""
    revoking = (Did.REVOKED,)
    ours = LadderState(
        "NO",
        "RO",
        True,
        Rung.KIND,
        a_track(opened=(an_open(FieldGroup.CONTACT),), moves=(*a_track().moves, *revoking)),
        a_track(Track.VICTIMS),
        some_rungs(),
    )
    mine = (Did.ASKED_AGAIN, Did.WITHDRAWN)
    theirs = LadderState(
        "RO",
        "NO",
        False,
        Rung.SUMMARY,
        a_track(state=State.POSTPONED, deadline=None, back_on=LATER, moves=mine, pending=None),
        a_quiet_track(Track.VICTIMS),
        every_rung(),
    )
    plain = {
        "hit_id": an_id(50),
        "desk": "RO",
        "own_desk": "NO",
        "case": a_link(1, HOSTILE),
        "hit": replace(a_hit(50, desk="RO"), given_title=HOSTILE, given_terms=OPENED),
        "ours": ours,
        "theirs": theirs,
        "lines": some_lines(),
        "consents": some_consents(),
        "ask": AskForm(CLIMBED, tuple(Rung), True, 48, READERS, HOSTILE),
        "mark": "0a1b2c3d",
        "may_ask_consent": True,
        "one_lead": True,
    }
    return Dealings(**{**plain, **changed})


def a_quiet_page() -> Dealings:
    """Return a hit about which nothing was dealt, as a reader sees it."""
    steps = tuple(RungLine(rung, RungState.NOT_ASKED) for rung in Rung)
    quiet = (a_quiet_track(), a_quiet_track(Track.VICTIMS))
    return a_page(
        ours=LadderState("NO", "RO", True, Rung.KIND, *quiet, steps),
        theirs=LadderState("RO", "NO", False, Rung.KIND, *quiet, steps),
        lines=(),
        consents=(),
        ask=AskForm(),
        may_ask_consent=False,
        is_past=True,
        hit=a_hit(50, desk="RO", ended=True),
    )


def a_waiting_page() -> Dealings:
    """Return an ask that an officer may propose on, one that a reader waits for, one put off."""
    page = a_page()
    case = a_track(may_sign=False, moves=(Did.PROPOSED, Did.REFUSED), pending=None)
    return replace(
        page,
        ours=replace(page.ours, case=case, victims=a_track(Track.VICTIMS, moves=())),
        theirs=replace(page.theirs, victims=a_track(Track.VICTIMS, moves=(Did.WITHDRAWN,))),
    )


def a_given(*, full: bool = True) -> GivenCase:
    """Return an opened case, or why there is none."""
    if not full:
        return GivenCase("RO", GivenState.WITHDRAWN, an_id(50))
    groups = tuple(
        GivenGroup(
            one,
            Ground.DISCLOSURE,
            TODAY,
            LATER,
            HOSTILE,
            "H3",
            "red",
            HOSTILE,
            READERS,
            (Use.EVIDENCE,),
        )
        for one in FieldGroup
    )
    document = DocumentLine("passport", "RO", HOSTILE)
    person = SubjectLine(
        "P1", "suspect", False, "P1", (HOSTILE,), "1980", "male", "RO", (document,)
    )
    nobody = SubjectLine("P2", "suspect", False, "P2")
    return GivenCase(
        "RO",
        GivenState.OPEN,
        an_id(50),
        groups,
        True,
        HOSTILE,
        HOSTILE,
        (
            IdentifierLine(
                "phone", HOSTILE, HOSTILE, HOSTILE, "2026", "2026", HOSTILE, (), True, False
            ),
            IdentifierLine("file_hash", "", "", None, None, None, None, (), True, False),
        ),
        GivenSummary(
            HOSTILE,
            HOSTILE,
            (CodedTerm("SEXTORTION", "Sextortion"),),
            (HOSTILE,),
            "trial",
            HOSTILE,
            (HOSTILE,),
            (("DE", "investigating"),),
            "2026",
        ),
        HOSTILE,
        (person, nobody),
        (SubjectLine("V1", "victim", True, "V1"),),
        a_desk_finding().links[2].reasons,
    )


def a_bare_given() -> GivenCase:
    """Return an opened case in which nothing is recorded."""
    summary = GivenSummary(None, None, (), (), "", None, (), (), "")
    full = a_given()
    return GivenCase("RO", full.state, full.hit_id, full.groups, summary=summary)


def an_opened() -> OpenedGiven:
    """Return a given victim, opened."""
    victim = SubjectLine("V1", "victim", True, "V1", (HOSTILE,), "2015", "female", "RO")
    return OpenedGiven(an_id(50), "RO", a_given().groups[4], victim, HOSTILE, NOW)


def an_approval(number: int, **changed) -> ApprovalLine:
    plain = {
        "hit_id": an_id(number),
        "desk": "RO",
        "case": a_link(number, HOSTILE),
        "track": Track.CASE,
        "groups": CLIMBED,
        "reason": HOSTILE,
        "since": TODAY,
        "due": NOW,
        "is_late": False,
        "mark": "0a1b2c3d",
        "seen": 2,
    }
    return ApprovalLine(**{**plain, **changed})


def some_approvals() -> Approvals:
    """Return something in each list of a lead."""
    victims = {"track": Track.VICTIMS, "groups": (FieldGroup.VICTIMS,)}
    return Approvals(
        desk="NO",
        signatures=(
            an_approval(60, pending=SIGNED, may_sign=True, **victims),
            an_approval(61, pending=SIGNED, **victims),
        ),
        escalated=(an_approval(62, is_late=True, may_sign=True),),
        proposals=(an_approval(63, pending=TERMS, may_sign=True),),
        asked=(an_approval(64, may_sign=True),),
        consents=(an_approval(65, groups=(), consent=some_consents()[0], due=None),),
    )


def some_disclosures() -> Disclosures:
    """Return open, past and ended disclosures in both directions."""
    opened = DisclosedLine(
        an_id(50),
        "RO",
        a_link(1, HOSTILE),
        (an_open(FieldGroup.CONTACT), replace(an_open(FieldGroup.SUMMARY), until=None)),
        State.PARTLY_GRANTED,
        Track.CASE,
        TODAY,
    )
    ended = replace(opened, groups=(), state=State.ENDED, track=Track.VICTIMS, read_on=None)
    asked = OwnAsk(an_id(50), "RO", a_link(1, HOSTILE), CLIMBED, TODAY, State.ESCALATED, NOW)
    put_off = replace(asked, state=State.POSTPONED, due=None, back_on=LATER)
    past = replace(ended, is_past=True)
    return Disclosures("NO", (opened, ended), (opened, past), (asked, put_off))


def some_unanswered() -> tuple[UnansweredLine, ...]:
    """Return one ask that nobody answered."""
    return (UnansweredLine("NO", "RO", TODAY, LATER),)
