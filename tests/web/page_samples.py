"""Page objects with invented content, for tests of templates and figures.

Names hold markup and several scripts on purpose: a template that forgets to escape or isolate
them fails here and not at a desk.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from flask import Blueprint, Flask
from flask_babel import Babel
from flask_bootstrap import Bootstrap5

from coordination import web
from coordination.actions import pages
from coordination.actions.pages import CoordinationSeen, HitRow, Paging
from coordination.domain import atlas, atlas_history
from coordination.domain.access import FieldGroup
from coordination.domain.atlas import Overlap, Tally
from coordination.domain.atlas_filters import Filters, Show, Terms
from coordination.domain.atlas_history import Basis
from coordination.domain.coverage import Answer, EdgeState
from coordination.domain.coverage_history import Spell
from coordination.domain.evidence import EvidenceKind
from coordination.domain.graph_view import View
from coordination.domain.handling import CaseCodes, Codes
from coordination.domain.judgement import Change, ChangeKind, LinkState, Verdict
from coordination.domain.law.trace import Said
from coordination.domain.vocabulary import (
    Band,
    CaseStatus,
    CoordinationKind,
    CoordinationState,
    Handling,
    Tlp,
)
from coordination.web import headers

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
TODAY = NOW.date()
HOSTILE = '<b>Οδός</b> & "קו"'
STRICT = Codes(Handling.H2, Tlp.AMBER)
STRICTER = Codes(Handling.H3, Tlp.RED, (HOSTILE, "No copies."))


def page_app() -> Flask:
    """Return an application that draws pages and has neither database nor sign-in."""
    templates, static = str(ROOT / "templates"), str(ROOT / "static")
    app = Flask("pages", template_folder=templates, static_folder=static)
    app.config.update(SECRET_KEY="only for tests", BOOTSTRAP_SERVE_LOCAL=True, TESTING=True)
    Babel(app)
    Bootstrap5(app)
    headers.install(app, https=False)
    sign_in = Blueprint("security", __name__)
    for name in ("login", "logout", "change_password", "mf_recovery_codes"):
        sign_in.add_url_rule(f"/{name}", name, str)
    app.register_blueprint(sign_in)
    web.register(app)
    return app


def an_id(number: int) -> UUID:
    """Return a fixed id."""
    return UUID(int=number)


def a_link(number: int = 1, title: str | None = "Account sold on a forum") -> pages.CaseLink:
    """Return an own case."""
    return pages.CaseLink(an_id(number), f"NO/2026/{number:04d}", title, STRICTER)


def a_record(
    *, own: bool = False, state: CoordinationState = CoordinationState.RUNNING
) -> CoordinationSeen:
    """Return a team on record, by the own desk or by the RO desk."""
    return CoordinationSeen(
        record_id=an_id(70),
        desk="NO" if own else "RO",
        kind=CoordinationKind.JIT,
        state=state,
        with_states=("RO",) if own else ("NO",),
        since=date(2026, 9, 28),
        until=date(2026, 12, 19),
        covers_today=True,
        limited=own,
        refs=("RO/2017/12",) if own else (),
        case=a_link() if own else None,
        answers=(pages.AnswerLine("RO", Answer.CONTESTED, TODAY, HOSTILE),),
        hit_id=None if own else an_id(50),
        may_change=own,
        next_states=(CoordinationState.RUNNING, CoordinationState.CLOSING) if own else (),
    )


def some_judgements() -> dict[str, pages.Judged]:
    """Return links in every state, by the band of the hit that gets them, and one that is back."""
    ours = pages.SaidLine(Verdict.NOT_THE_SAME, "NO", TODAY, "i.albuquerque", HOSTILE)
    theirs = pages.SaidLine(Verdict.SAME, "GR", TODAY)
    opinions = (Verdict.SAME, Verdict.NOT_THE_SAME, Verdict.UNSURE)
    back = (Verdict.POTENTIAL,)
    judged, returned = LinkState.JUDGED, LinkState.RETURNED
    seen = tuple(Change(what, "phone") for what in ChangeKind)
    view, judge, mark = pages.Say.VIEW, pages.Say.JUDGE, "0a1b2c3d"
    return {
        "certain": pages.Judged(say=view, moves=opinions, mark=mark),
        "strong": pages.Judged(
            ours=ours.verdict,
            theirs=theirs.verdict,
            history=(ours, theirs),
            say=view,
            moves=back,
            mark=mark,
        ),
        "fair": pages.Judged(judged, Verdict.SAME, Verdict.SAME, Verdict.SAME, seen, (theirs,)),
        "weak": pages.Judged(judged, Verdict.UNSURE, Verdict.UNSURE, say=view, moves=back),
        "returned": pages.Judged(
            returned, None, ours.verdict, None, seen, (ours,), judge, opinions, mark
        ),
    }


VERIFIED = pages.Judged(LinkState.JUDGED, Verdict.SAME)
SET_BY_HAND = pages.ByHand(
    "A known exit node.", (pages.SetLine(False, TODAY, "i.albuquerque", HOSTILE),), True
)


def a_hit(
    number: int = 50,
    *,
    band: str = "certain",
    desk: str = "DE",
    coverage: EdgeState = EdgeState.UNCOORDINATED,
    kinds: tuple[str, ...] = ("wallet", "platform_account"),
    muted: str | None = None,
    ended: bool = False,
    urgency: str = "routine",
) -> HitRow:
    """Return a hit of the NO desk."""
    return HitRow(
        id=an_id(number),
        band=band,
        kinds=kinds,
        desk=desk,
        case=a_link(number - 49),
        urgency=urgency,
        since=date(2026, 11, 23),
        coverage=coverage,
        records=(a_record(),) if coverage is EdgeState.COVERED else (),
        muted=muted,
        ended_on=TODAY if ended else None,
        finding=None if muted or ended else "8q2mf0aa11",
        is_new=True,
        judged=some_judgements().get(band, pages.Judged()),
        by_hand=SET_BY_HAND if muted else pages.ByHand(may_change=not ended),
    )


def some_hits() -> tuple[HitRow, ...]:
    """Return hits of every band and coverage."""
    return (
        a_hit(50, urgency="child_at_risk"),
        a_hit(51, band="strong", desk="GR", kinds=("person",), coverage=EdgeState.PLANNED),
        a_hit(52, band="fair", desk="NL", kinds=("ip",), coverage=EdgeState.CONTESTED),
        a_hit(53, band="weak", desk="RO", kinds=("nickname",), coverage=EdgeState.COVERED),
    )


def a_desk_today() -> pages.DeskToday:
    """Return a first screen with something in each part."""
    decisions = tuple(
        pages.Decision(
            kind,
            a_link(9),
            TODAY,
            desk="RO",
            other=a_link(10) if kind is pages.DecisionKind.DUPLICATE else None,
            coordination=CoordinationKind.JIT if kind is pages.DecisionKind.ANSWER else None,
        )
        for kind in pages.DecisionKind
    )
    clocks = (
        pages.Clock(
            pages.ClockKind.COVERAGE,
            a_link(3),
            date(2026, 11, 20),
            -3,
            CoordinationKind.JIT,
            ("RO",),
        ),
        pages.Clock(pages.ClockKind.REVIEW, a_link(4), date(2026, 11, 28), 5),
        pages.Clock(pages.ClockKind.REVIEW, a_link(5), date(2026, 12, 13), 20),
    )
    return pages.DeskToday(
        desk="NO",
        today=TODAY,
        counts=pages.DeskCounts(214, 4, 9, 4, 1, 3),
        alarms=(some_hits()[0],),
        decisions=decisions,
        new_hits=some_hits(),
        clocks=clocks,
        meetings=(a_record(own=True, state=CoordinationState.PLANNED),),
        may_register=True,
    )


def some_alarms(*, lead: bool = False) -> pages.Alarms:
    """Return alarms as a lead sees them, or as analyst and auditor do."""
    said = pages.RemarkLine("m.kask", NOW, HOSTILE)
    topics = ("identifiers", "persons")
    one = pages.AlarmLine(
        an_id(1),
        "NO",
        "edits",
        4,
        NOW,
        NOW,
        topics,
        "i.albuquerque" if lead else None,
        (said,),
        None,
    )
    urgent = replace(one, id=an_id(2), pattern="urgent", topics=(), person=None, remarks=())
    quotas = (
        pages.QuotaLine("8", "i.albuquerque", 3, 40, 6, 80, True),
        pages.QuotaLine("9", "n.osorio", 3, 80, 6, 160, False),
    )
    raised = pages.RaisedLine(
        "NO", NOW, "n.osorio", "i.albuquerque" if lead else None, 40, 80, HOSTILE
    )
    return pages.Alarms(
        open=(one, urgent),
        cleared=(replace(one, id=an_id(3), cleared=said),),
        quotas=quotas if lead else (),
        raised=(raised,),
        imported=(pages.ImportedLine("NO", TODAY, 20),),
        may_clear=not lead,
        may_comment=lead,
    )


def a_register() -> pages.Register:
    """Return a page of the list."""
    bands = ("certain", "strong", "fair", "weak", None)
    titles = ("Forum users, payment by voucher", HOSTILE, "قضية «المنارة»", "ოპერაცია", None)
    rows = tuple(
        pages.CaseRow(
            id=an_id(number),
            ref=f"NO/2026/{number:04d}",
            title=titles[number % 5],
            opened=("2026-08-14", "2026-08", "2026", "", "2025-01-01")[number % 5],
            stage=("investigation", "trial", "", "preliminary", "final")[number % 5],
            urgency=("child_at_risk", "routine", "data_expiring", "routine", "routine")[number % 5],
            handling=("H0", "H1", "H2", "H3")[number % 4],
            status="closed" if number == 3 else "open",
            states=("NO", "DE", "GE")[: 1 + number % 3],
            best_band=bands[number % 5],
            hits=number % 4,
            coverage=(*EdgeState, None)[number % 5],
            review_on=date(2029, 11, 23),
            codes=(Codes(), STRICT, STRICTER)[number % 3],
        )
        for number in range(14)
    )
    facets = (
        pages.Facet(
            "stages",
            (
                pages.FacetOption("investigation", 104, True),
                pages.FacetOption("trial", 14, False),
            ),
        ),
        pages.Facet("urgencies", (pages.FacetOption("child_at_risk", 2, False),)),
        pages.Facet("handlings", (pages.FacetOption("H1", 140, False),)),
    )
    query = pages.CaseQuery(stages=("investigation",))
    return pages.Register("NO", rows, facets, query, Paging(2, 14, 104), 214, True)


def a_case_head(**changed: object) -> pages.CaseHead:
    """Return the head of a case at the NO desk."""
    plain: dict[str, object] = {
        "id": an_id(1),
        "ref": "NO/2026/0001",
        "title": HOSTILE,
        "desk": "NO",
        "opened": "2026-09-04",
        "stage": "investigation",
        "urgency": "child_at_risk",
        "handling": "H2",
        "status": CaseStatus.OPEN,
        "states": ("NO", "DE", "GE"),
        "coverage": EdgeState.UNCOORDINATED,
        "best_band": "certain",
        "counts": pages.TabCounts(4, 5, 4, 1),
        "may_edit": True,
        "moves": (CaseStatus.SUSPENDED, CaseStatus.CLOSED, CaseStatus.WITHDRAWN),
        "codes": CaseCodes(STRICT, {FieldGroup.CONTACT: Codes(), FieldGroup.VICTIMS: STRICTER}),
    }
    return pages.CaseHead(**{**plain, **changed})  # type: ignore[arg-type]  # a builder of tests


def an_overview() -> pages.OverviewTab:
    """Return a filled overview."""
    return pages.OverviewTab(
        authority="Public prosecutor, Oslo",
        offences=(pages.CodedTerm("CSAM-ACCESS", "Knowingly obtaining access to CSAM"),),
        uncoded_offences=(HOSTILE,),
        summary="Payments for live sessions.\n\nOne account is not attributed yet.",
        operation="LIMESTONE",
        platforms=("Chatterline", "Northcast"),
        involved=(("DE", "provider_location"), ("unknown", "victim_location")),
        victims=2,
        review_on=date(2029, 11, 23),
        version=3,
        changed_at=NOW,
        changed_by="i.albuquerque",
        hits=some_hits(),
        reviews=("A minor is recorded as suspect. Check the role.",),
    )


def some_subjects() -> pages.SubjectsTab:
    """Return open and closed persons."""
    document = pages.DocumentLine("passport", "NO", "C0000001", None)
    return pages.SubjectsTab(
        (
            pages.SubjectLine(
                "S1",
                "suspect",
                False,
                "S1",
                ("Ορέστης Αμπελάκης", HOSTILE),
                "1979-11-03",
                "m",
                "GR",
                (document,),
            ),
            pages.SubjectLine("S2", "suspect", False, "S2", review="Look at the birth date."),
            pages.SubjectLine("S3", "victim", True, "V1"),
        ),
        may_open=True,
    )


def some_identifiers() -> pages.IdentifiersTab:
    """Return identifiers in every condition."""
    line = pages.IdentifierLine
    return pages.IdentifiersTab(
        (
            line(
                "crypto",
                "bc1qexample7k4q",
                "BC1QEXAMPLE7K4Q",
                "Ορέστης",
                "2026-08-14",
                "2026-08-31",
                "Northcast",
                (("currency", "BTC"),),
                True,
                False,
            ),
            line(
                "iban", "NO9386011117948", "NO9386011117948", None, None, None, None, (), True, True
            ),
            line(
                "ip",
                "198.51.100.7",
                "198.51.100.7",
                "V1",
                "2026-08-30T22:10:50Z",
                None,
                None,
                (("port", "51001"),),
                True,
                False,
                None,
                "A known exit node.",
            ),
            line(
                "phone",
                "",
                HOSTILE,
                None,
                None,
                None,
                None,
                (),
                False,
                False,
                "Not a telephone number.",
            ),
            line(
                "file_hash", "", "", None, None, None, None, (("algorithm", "sha256"),), True, False
            ),
        )
    )


def some_entries() -> tuple[pages.LogEntry, ...]:
    """Return entries of the log."""
    return (
        pages.LogEntry(
            3, NOW, "i.albuquerque", "NO", "person.opened", (str(an_id(1)),), 1, HOSTILE, "9c41e0"
        ),
        pages.LogEntry(2, NOW, "system", None, "log.checked", (), 0, None, "77ab19"),
    )


def case_pages() -> dict[str, pages.CasePage]:
    """Return a page for every tab."""
    hits = some_hits()
    past = a_hit(55, ended=True)
    apart = a_hit(56, band="fair")
    muted = a_hit(54, band="weak", muted="A known exit node.")
    coordination = pages.CoordinationTab(
        (a_record(own=True),), (a_record(),), (pages.CodedTerm("DE", "Germany"),), ("DE",), True
    )
    bodies = {
        "overview": an_overview(),
        "subjects": some_subjects(),
        "identifiers": some_identifiers(),
        "hits": pages.HitsTab(hits, (muted,), (past,), (apart,)),
        "coordination": coordination,
        "access": pages.AccessTab(some_entries(), Paging(1, 50, 2)),
    }
    return {tab: pages.CasePage(a_case_head(), tab, body) for tab, body in bodies.items()}


def a_desk_finding() -> pages.FindingPage:
    """Return what the NO desk sees of a finding with DE and GE, and two cases of its own."""
    link = pages.FindingLink
    reason = pages.ReasonLine(
        "email", "Same e-mail address ({rarity})", (("rarity", "rare"),), 45, False
    )
    against = pages.ReasonLine("person", "The birth dates differ", (), 10, True)
    return pages.FindingPage(
        key="8q2mf0aa11",
        scope=pages.Scope.DESK,
        desk="NO",
        states=("NO", "DE", "GE"),
        kinds=("wallet", "person"),
        best_band="certain",
        coverage=EdgeState.UNCOORDINATED,
        since=date(2026, 11, 20),
        as_of=NOW,
        parties=(
            pages.Party("a", "NO", True, 1, a_link(1), "investigation", "child_at_risk"),
            pages.Party("d", "NO", True, 2, a_link(2, HOSTILE), "trial", "routine"),
            pages.Party("b", "DE", False),
            pages.Party("c", "GE", False),
        ),
        links=(
            link(
                "a",
                "b",
                ("wallet", "platform_account"),
                "certain",
                TODAY,
                EdgeState.UNCOORDINATED,
                hit_id=an_id(50),
                judged=some_judgements()["strong"],
            ),
            link("a", "c", ("person",), "fair", TODAY, EdgeState.UNCOORDINATED, True),
            link(
                "a",
                "d",
                ("email",),
                "strong",
                TODAY,
                EdgeState.COVERED,
                reasons=(reason, against),
                records=(a_record(),),
            ),
        ),
        bridges=(pages.Bridge("a", "c", ("NO", "DE"), ("GE",)),),
        picture=pages.Picture(
            nodes=(
                pages.GraphNode("a", "case", -1, 0.5, party="a"),
                pages.GraphNode("d", "case", -1, -0.5, party="d"),
                pages.GraphNode("e1", "identifier", 0, 0.75, kinds=("wallet",)),
                pages.GraphNode("e2", "identifier", 0, 0.25, kinds=("platform_account",)),
                pages.GraphNode("e3", "subject", 0, -0.25, kinds=("person",)),
                pages.GraphNode(
                    "e4", "identifier", 0, -0.75, kinds=("email",), text="<i>a@example.org</i>"
                ),
                pages.GraphNode("b", "case", 1, 0.5, party="b"),
                pages.GraphNode("c", "case", 1, -0.5, party="c"),
            ),
            edges=(
                pages.GraphEdge("a", "e1", "certain", EdgeState.UNCOORDINATED),
                pages.GraphEdge("e1", "b", "certain", EdgeState.UNCOORDINATED),
                pages.GraphEdge("a", "e2", "certain", EdgeState.UNCOORDINATED),
                pages.GraphEdge("e2", "b", "certain", EdgeState.UNCOORDINATED),
                pages.GraphEdge("a", "e3", "fair", EdgeState.UNCOORDINATED, True),
                pages.GraphEdge("e3", "c", "fair", EdgeState.UNCOORDINATED, True),
                pages.GraphEdge("a", "e4", "strong", EdgeState.COVERED),
                pages.GraphEdge("e4", "d", "strong", EdgeState.COVERED),
            ),
        ),
        child_at_risk=True,
        codes=STRICT,
    )


def a_whole_finding(cases: int = 4) -> pages.FindingPage:
    """Return what the analyst sees: a chain of cases of several desks."""
    desks = ("NO", "DE", "GE", "RO")
    parties = tuple(
        pages.Party(f"n{number}", desks[number % 4], False, 1 + number // 4)
        for number in range(cases)
    )
    pairs = [(f"n{number}", f"n{number + 1}") for number in range(cases - 1)]
    uncovered = EdgeState.UNCOORDINATED
    return pages.FindingPage(
        key="aa11bb22cc",
        scope=pages.Scope.WHOLE,
        desk=None,
        states=desks,
        kinds=("wallet",),
        best_band="strong",
        coverage=uncovered,
        since=date(2026, 11, 20),
        as_of=NOW,
        parties=parties,
        links=tuple(
            pages.FindingLink(left, right, ("wallet",), "strong", TODAY, uncovered, judged=VERIFIED)
            for left, right in pairs
        ),
        bridges=(),
        picture=pages.Picture(
            nodes=tuple(
                pages.GraphNode(one.node, "case", number / cases, (number % 3) / 3, party=one.node)
                for number, one in enumerate(parties)
            ),
            edges=tuple(pages.GraphEdge(left, right, "strong", uncovered) for left, right in pairs),
        ),
        held=(
            pages.HeldLink(
                "n0", "PT", "bb22cc33dd", ("ES", "PT"), 3, ("ip",), "weak", TODAY, uncovered
            ),
        ),
        held_in_all=12,
        others=("bb22cc33dd", "cc33dd44ee"),
    )


def a_desk_graph() -> pages.GraphPage:
    """Return the graph of a desk's finding, two of its four cases shown."""
    finding = a_desk_finding()
    return pages.GraphPage(
        key=finding.key,
        scope=finding.scope,
        desk=finding.desk,
        states=finding.states,
        view=View(kinds=frozenset({EvidenceKind.WALLET}), gaps_only=True),
        start="a",
        reach=1,
        details=True,
        parties=finding.parties,
        steps={"a": 0, "b": 1, "c": 1, "d": 1},
        more={"a": 2},
        links=finding.links,
        links_shown=3,
        links_in_all=9,
        gaps=2,
        bridges=finding.bridges,
        key_cases=(pages.KeyCase("a", 3),),
        kinds=("wallet", "person"),
        picture=finding.picture,
        as_of=NOW,
        codes=finding.codes,
        held=finding.held,
        held_in_all=finding.held_in_all,
        others=finding.others,
    )


def a_whole_graph() -> pages.GraphPage:
    """Return what the analyst sees of a finding that is too large for every table."""
    finding = a_whole_finding(120)
    return replace(
        a_desk_graph(),
        scope=finding.scope,
        desk=None,
        states=finding.states,
        view=View(),
        start="n0",
        reach=0,
        details=False,
        parties=finding.parties,
        steps={party.node: number for number, party in enumerate(finding.parties[:110])},
        more={},
        links=finding.links[:100],
        links_shown=119,
        bridges=(),
        key_cases=(),
        picture=replace(finding.picture, waiting=True),
        codes=None,
    )


def a_clock() -> pages.GapClock:
    """Return what of a finding vanishes first."""
    vanishes = Said("{provider}: {what}", {"provider": HOSTILE, "what": "IP logs"})
    return pages.GapClock(vanishes, date(2026, 11, 28), 5)


def some_findings(scope: pages.Scope) -> pages.Findings:
    """Return the list for a desk, or for the analyst."""
    is_desk = scope is pages.Scope.DESK
    row = pages.FindingRow(
        key="8q2mf0aa11",
        states=("NO", "DE", "GE"),
        kinds=("wallet", "person"),
        best_band="certain",
        cases=3,
        gaps=2,
        covered=1,
        since=date(2026, 11, 20),
        own_cases=(a_link(),) if is_desk else (),
        child_at_risk=is_desk,
        clock=a_clock() if is_desk else None,
        held=0 if is_desk else 2,
    )
    return pages.Findings(scope, "NO" if is_desk else None, (row,), Paging(1, 25, 1), NOW)


def some_duplicates() -> pages.DomesticDuplicates:
    """Return one pair of own cases, and one that is muted."""
    reason = a_desk_finding().links[2].reasons
    pair = pages.DomesticPair(
        a_link(1),
        a_link(2, HOSTILE),
        "strong",
        ("email",),
        reason,
        TODAY,
        hit_id=an_id(60),
        judged=some_judgements()["returned"],
        by_hand=SET_BY_HAND,
    )
    muted = pages.DomesticPair(
        a_link(3), a_link(4, None), "weak", ("ip",), (), TODAY, "A known exit node."
    )
    counts = tuple((state, 1) for state in pages.DomesticState)
    queue = pages.DomesticState.OPEN
    return pages.DomesticDuplicates("NO", queue, (pair, muted), counts, Paging(1, 20, 41))


def a_log(*, unbroken: bool = True) -> pages.Log:
    """Return the auditor's page of the log."""
    chain = pages.ChainState(unbroken, 48_211, NOW, "9c41e0aa55bb77", None if unbroken else 17)
    return pages.Log(
        pages.LogQuery(action="case.read"),
        some_entries(),
        Paging(1, 50, 2),
        ("case.read", "person.opened"),
        ("NO", "RO"),
        chain,
    )


def a_form_context() -> pages.CaseFormContext:
    """Return what the form offers."""
    states = (
        pages.CodedTerm("DE", "Germany"),
        pages.CodedTerm("NO", "Norway"),
        pages.CodedTerm("RO", "Romania"),
    )
    offences = (
        pages.CodedTerm("CSAM-ACCESS", "Knowingly obtaining access to CSAM"),
        pages.CodedTerm("CSA-CONTACT", "Child sexual abuse (contact)"),
    )
    return pages.CaseFormContext("NO", states, offences)


def search_results() -> pages.SearchResults:
    """Return a search that was read in two ways and found two cases."""
    return pages.SearchResults(
        "bc1qexample7k4q",
        (pages.ReadAs("crypto", "bc1qexample7k4q"), pages.ReadAs("handle", "bc1qexample", True)),
        (
            pages.FoundCase(a_link(1, HOSTILE), "identifier", "crypto", "open"),
            pages.FoundCase(a_link(2, None), "name", None, "closed"),
        ),
        214,
        True,
    )


def some_page_hits(state: pages.HitState) -> pages.Hits:
    """Return the list of hits in one state."""
    counts = pages.HitCounts(3, 1, 1, 1, 1)
    words = pages.WordCounts(2, 1, 1)
    return pages.Hits("NO", state, some_hits(), counts, Paging(1, 25, 4), None, words)


def an_opened_person() -> pages.OpenedPerson:
    """Return a victim, opened for a reason."""
    document = pages.DocumentLine("passport", "NO", "C0000001")
    subject = pages.SubjectLine(
        "S3", "victim", True, "V1", (HOSTILE,), "2014-05", "f", "NO", (document,), "Look again."
    )
    return pages.OpenedPerson(an_id(1), "NO/2026/0001", STRICTER, subject, HOSTILE, NOW)


def a_map(
    scope: pages.Scope = pages.Scope.WHOLE, place: tuple[str, ...] = (), **changed: object
) -> pages.MapPage:
    """Return the map of the NO desk, or of the analyst, with a State that is not on the grid."""
    is_desk = scope is pages.Scope.DESK
    covered = (Spell(date(2026, 3, 1), date.max),)
    links = [
        Overlap(("DE", "NO"), Band.CERTAIN, ("email",), date(2026, 1, 5)),
        Overlap(("DE", "NO"), Band.WEAK, ("ip",), date(2026, 6, 5), spells=covered),
        Overlap(("NO", "PH"), Band.STRONG, ("person",), TODAY, contact=TODAY),
        Overlap(("MT", "NO"), Band.FAIR, ("nickname",), TODAY, spells=covered),
    ]
    chosen = [(link, frozenset({"1", "2"})) for link in links]
    days = atlas_history.month_ends(TODAY, 12)
    gap = pages.GapRow(
        key="8q2mf0aa11",
        states=("DE", "MT", "NO", "PH", "RO"),
        kinds=("wallet", "person", "email"),
        band="certain",
        urgency="child_at_risk",
        since=date(2026, 11, 20),
        days_open=3,
        cases=6,
        gaps=5,
    )
    terms = Terms((HOSTILE, "skype"), (HOSTILE,), ("2026",))
    plain: dict[str, object] = {
        "scope": scope,
        "desk": "NO" if is_desk else None,
        "place": place,
        "filters": Filters(),
        "left_out": (),
        "options": pages.MapOptions(terms, (pages.CodedTerm("SEXTORTION", HOSTILE),)),
        "atlas": atlas.survey(chosen, TODAY),
        "history": pages.CoverageHistory(
            Basis.FOUND, atlas_history.history(chosen, days, Basis.FOUND)
        ),
        "gaps": (
            replace(gap, clock=a_clock()),
            replace(gap, states=("DE", "NO"), urgency="routine"),
        ),
        "paging": Paging(1, 25, 2),
        "is_listed_whole": False,
        "team": pages.Team(("DE", "NO"), Tally(4, 2, 10, 7), Tally(4, 1, 10, 3)),
        "as_of": NOW,
    }
    return pages.MapPage(**{**plain, **changed})  # type: ignore[arg-type]  # a builder of tests


def a_coarse_map() -> pages.MapPage:
    """Return the analyst's map under a filter that asks what cases are about."""
    links = [Overlap(("DE", "NO"), Band.FAIR, ("ip",), TODAY) for _ in range(4)]
    chosen = [(link, frozenset({str(number)})) for number, link in enumerate(links)]
    among = [*links, Overlap(("NO", "PH"), Band.STRONG, ("person",), TODAY)]
    days = atlas_history.month_ends(TODAY, 12)
    return a_map(
        filters=Filters(offence="SEXTORTION", show=Show.ALL),
        left_out=("platform", "stage"),
        atlas=atlas.survey(chosen, TODAY, coarse=True, among=among),
        history=pages.CoverageHistory(
            Basis.TODAY, atlas_history.history(chosen, days, Basis.TODAY, coarse=True)
        ),
        is_listed_whole=True,
        team=None,
    )


def an_empty_map() -> pages.MapPage:
    """Return the map of a desk that shares nothing with anybody."""
    days = atlas_history.month_ends(TODAY, 12)
    return a_map(
        pages.Scope.DESK,
        atlas=atlas.survey((), TODAY),
        history=pages.CoverageHistory(Basis.TODAY, atlas_history.history((), days, Basis.TODAY)),
        gaps=(),
        paging=Paging(1, 25, 0),
        team=None,
    )
