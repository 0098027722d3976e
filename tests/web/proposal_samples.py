"""Pages of proposals with invented content; the steps come from the engine and the real pack."""

from datetime import date, timedelta
from functools import lru_cache

from coordination.actions import pages
from coordination.actions.pages import proposals as parts
from coordination.actions.pages.grounds import Contact, Ground, Origin, RuledOut
from coordination.actions.pages.proposals import ProposalTab
from coordination.actions.proposal_views import fingerprint, questions
from coordination.domain.decisions import FactChange, ProposalState, Stands
from coordination.domain.law.facts import FACTS, CaseFacts, FactKey
from coordination.domain.law.trace import CaseFact, MissingFact, Said
from coordination.domain.proposals import FACTORS, ne_bis_in_idem, propose, what_if
from coordination.domain.proposals.parts import Clock, Proposal, Situation, Step
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from coordination.reference.pack import load_pack
from tests.web.page_samples import HOSTILE, NOW, STRICT, TODAY, a_link

NAMES = ("F-AAAAAAAAAA",)
STATES = ("DE", "NO", "PH")
CLOCKS = tuple(
    Clock(Said("{what}", {"what": HOSTILE}), "kept", TODAY, TODAY + timedelta(days=days), HOSTILE)
    for days in (-3, 2, 90)
)


def a_situation(asking: str | None = "NO") -> Situation:
    """Return three States with cases, one of them outside the Union's law."""
    facts = {FactKey("has_case", (state,)): True for state in STATES}
    facts[FactKey("stage", ("NO",))] = "investigation"
    links = (("DE", "NO"), ("NO", "PH"))
    return Situation(TODAY, STATES, CaseFacts(facts), CLOCKS, links, asking)


@lru_cache
def _proposed(asking: str | None) -> tuple[Proposal, ...]:
    return propose(a_situation(asking), load_pack().law)


def a_head(*, whole: bool = False) -> parts.ProposalHead:
    """Return what stands at the head of each page."""
    return parts.ProposalHead(
        names=NAMES,
        scope=pages.Scope.WHOLE if whole else pages.Scope.DESK,
        desk=None if whole else "NO",
        states=STATES,
        cases=() if whole else (a_link(1, HOSTILE), a_link(2, None)),
        codes=None if whole else STRICT,
        as_of=NOW,
        child_at_risk=True,
    )


def a_decision(state: ProposalState) -> parts.DecisionLine:
    """Return a decision with markup in its reason."""
    until = date(2026, 12, 1) if state is ProposalState.DEFERRED else None
    return parts.DecisionLine(state, "i.albuquerque", NOW, HOSTILE, until)


_BECAME = {
    Step.MEETING: (Stands(ProposalState.ACCEPTED), ProposalState.ACCEPTED),
    Step.JIT: (Stands(ProposalState.DEFERRED), ProposalState.DEFERRED),
    Step.REQUEST: (Stands(ProposalState.DECLINED), ProposalState.DECLINED),
    Step.CONTACT: (
        Stands(
            ProposalState.SUPERSEDED,
            (
                FactChange("stage:DE", None, "trial"),
                FactChange("better_placed", "NO", HOSTILE),
                FactChange("single_item_only", "yes", "no"),
                FactChange("clock:kept:2026-11-23", "2026-12-01", None),
                FactChange("states", "DE, NO", "DE, NO, PH"),
            ),
            pack_changed=True,
        ),
        ProposalState.DECLINED,
    ),
    Step.INFORM: (Stands(ProposalState.PROPOSED), ProposalState.DEFERRED),
    Step.DECONFLICT: (Stands(ProposalState.ACCEPTED), ProposalState.ACCEPTED),
}


_WAYS = (Contact("DE", (Said("{state}: {who}", {"state": "DE", "who": HOSTILE}),)),)
_ORIGINS = {
    FactKey("data_at_risk"): Origin(Ground.CLOCK),
    FactKey("has_case", ("NO",)): Origin(Ground.OWN_RECORD, (HOSTILE,)),
    FactKey("has_case", ("DE",)): Origin(Ground.DESK_RECORD, desks=("DE",)),
}
_OUT = (
    RuledOut(
        Step.JIT,
        (Said("{why}", {"why": HOSTILE}),),
        (CaseFact(FactKey("stage", ("NO",)), "trial"),),
    ),
    RuledOut(Step.CENTRE, (), ()),
)


def a_line(proposal: Proposal, *, whole: bool) -> parts.StepLine:
    """Return a step with what became of it."""
    stands, was = _BECAME.get(proposal.step, (Stands(ProposalState.PROPOSED), None))
    meets = parts.Recorded(CoordinationKind.MEETING, CoordinationState.PLANNED, ("DE", "PH"))
    asks = parts.Recorded(CoordinationKind.REQUEST, CoordinationState.DRAFT, ("DE",))
    records = {Step.CONSULT: meets, Step.REQUEST: asks}.get(proposal.step)
    return parts.StepLine(
        proposal=proposal,
        fingerprint=fingerprint(proposal),
        stands=stands,
        decision=a_decision(was) if was else None,
        recommended_on=TODAY if proposal.step is Step.JIT else None,
        records=records,
        may_decide=not whole and stands.state in (ProposalState.PROPOSED, ProposalState.SUPERSEDED),
        contacts=_WAYS if proposal.step in (Step.INFORM, Step.CONTACT, Step.DECONFLICT) else (),
    )


def a_steps_page(*, whole: bool = False, may: bool = True) -> parts.ProposalsPage:
    """Return the ranked steps as a desk, or the analyst, reads them."""
    situation = a_situation(None if whole else "NO")
    lines = tuple(a_line(one, whole=whole or not may) for one in _proposed(situation.asking))
    answered = tuple(
        parts.Answer(MissingFact.of(FACTS[name], *about), text, HOSTILE, NOW)
        for name, about, text in (
            ("conflict_of_jurisdiction_likely", (), "yes"),
            ("max_penalty_years", ("NO",), "8"),
            ("report_date", (), "2026-11-01"),
            ("provider_state", (), "DE"),
            ("issuing_authority", (), "judge"),
        )
    )
    return parts.ProposalsPage(
        head=a_head(whole=whole),
        steps=lines,
        recommended=(parts.Recommended(Step.JIT, ("DE", "NO"), TODAY),),
        questions=tuple(
            one
            for one in questions(lines)
            if one.missing.key not in {given.missing.key for given in answered}
        ),
        answers=answered,
        ne_bis_in_idem=ne_bis_in_idem(situation, load_pack().law),
        clocks=CLOCKS,
        jurisdictions=(pages.CodedTerm("DE", "Germany"), pages.CodedTerm("NO", "Norway")),
        forms={},
        may_answer=may,
        may_decide=may and not whole,
        may_prepare=whole,
        origins=_ORIGINS,
        ruled_out=_OUT,
    )


def a_list(tab: ProposalTab) -> parts.Proposals:
    """Return the list in one state."""
    whole = tab is ProposalTab.PREPARED
    states = {
        ProposalTab.DEFERRED: ProposalState.DEFERRED,
        ProposalTab.DECIDED: ProposalState.DECLINED,
    }
    decision = a_decision(states[tab]) if tab in states else None
    row = parts.ProposalRow(
        names=NAMES,
        states=STATES,
        cases=() if whole else (a_link(1, HOSTILE),),
        step=Step.MEETING,
        child_at_risk=True,
        steps=3,
        ends=TODAY,
        days_left=2,
        recommended_on=TODAY,
        decision=decision,
        back=True,
    )
    bare = parts.ProposalRow(names=(), states=STATES, cases=(), step=Step.JIT)
    return parts.Proposals(
        scope=pages.Scope.WHOLE if whole else pages.Scope.DESK,
        desk=None if whole else "NO",
        tab=tab,
        rows=(row, bare),
        counts=tuple((one, 2) for one in ProposalTab),
        paging=pages.Paging(1, 25, 2),
        as_of=NOW,
    )


def a_pick(*, whole: bool = False) -> parts.PickPage:
    """Return what may be picked."""
    line = parts.PickLine(
        "F-AAAAAAAAAA", None if whole else a_link(1, HOSTILE), STATES, "2026-03-02", True
    )
    scope = pages.Scope.WHOLE if whole else pages.Scope.DESK
    return parts.PickPage(scope, (line,), pages.Paging(1, 50, 1))


def a_what_if() -> parts.WhatIfPage:
    """Return what adding one State and removing another changes."""
    found = what_if(a_situation(), load_pack().law, add=("RO",), remove=("PH",))
    pairs = (
        parts.PairCoverage(("DE", "NO"), 2, "uncoordinated", True, True),
        parts.PairCoverage(("NO", "RO"), 0, None, False, True),
    )
    terms = (pages.CodedTerm("RO", "Romania"), pages.CodedTerm("DE", "Germany"))
    return parts.WhatIfPage(a_head(), ("RO",), ("PH",), found, pairs, terms)


def a_worksheet(*, may: bool = True) -> parts.WorksheetPage:
    """Return a worksheet of which one factor is filled in."""
    lines = [parts.FactorLine(factor, "", "") for factor in FACTORS]
    lines[0] = parts.FactorLine(FACTORS[0], HOSTILE, "NO")
    version = parts.SheetVersion(HOSTILE, NOW, (FACTORS[0].id,))
    warnings = ne_bis_in_idem(a_situation(), load_pack().law)
    return parts.WorksheetPage(a_head(), tuple(lines), (version,), warnings, may)
