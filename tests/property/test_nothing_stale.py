"""Whatever is edited: links, findings and lists are those of a fresh sweep and of an empty memory."""

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordination.actions import (
    coordination,
    coordination_map,
    findings,
    imports,
    intake,
    judgements,
    overlaps,
    proposal_lists,
)
from coordination.actions.imports import PreparedLine
from coordination.actions.pages import DomesticState, HitState, Scope
from coordination.actions.pages.proposals import ProposalTab
from coordination.actions.workbench import Tools, Workbench
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from coordination.runtime import Office
from tests.builders import a_payload, an_officer, draft_of
from tests.desks import ANALYST, OPERATOR, Desks
from tests.property.conftest import NOON, Place
from tests.property.test_detection import REFS, Story, contents

DESKS = ("NO", "RO", "DE")
MOVES = st.sampled_from(
    ["submit"] * 4
    + ["amend", "withdraw", "close", "reopen", "erase", "import", "finish"]
    + ["judge"] * 3
    + ["mute", "record"]
)
EDITS = st.lists(
    st.tuples(MOVES, st.sampled_from(REFS), contents(), st.integers(0, 99)), min_size=4, max_size=9
)


class Life(Story):
    """A register with all that people do to it; between an import and its sweep a sweep is owed."""

    owed = False

    def edit(self, what: str, ref: tuple[str, str], content: dict[str, Any], pick: int) -> None:
        """Do one thing, if it can be done now."""
        desk, name = ref
        if what == "import":
            self._import(desk, name, content)
        elif what == "finish":
            self.finish()
        elif what in ("judge", "mute"):
            self._say(what, desk, pick)
        elif what == "record" and name in self.known and self.known[name][3] == "open":
            team = a_team([one for one in DESKS if one != desk], pick)
            self.desks.do(an_officer(desk), coordination.record, self.known[name][1], team)
        elif what != "record":
            self.act(what, ref, content)

    def finish(self) -> None:
        """Sweep as the end of an import does."""
        self.desks.do(OPERATOR, imports.finish)
        self.owed = False

    def _import(self, desk: str, name: str, content: dict[str, Any]) -> None:
        if name in self.known:
            return
        draft = draft_of(self.desks.pack, a_payload(name, desk, **content))
        line = PreparedLine(1, intake.prepare(self.desks.office.office.tools, draft), ())
        self.desks.do(OPERATOR, imports.admit_lines, [line], matched_later=True)
        # Equal content is known already: nothing is compared, and the answer names the case.
        receipt = self.desks.register(desk, name, **content)
        self.known[name] = (desk, receipt.case_id, content, "open")
        self.owed = True

    def _say(self, what: str, desk: str, pick: int) -> None:
        hits = [hit for state in HitState for hit in self.desks.hits(desk, state)]
        if not hits:
            return
        hit, who = hits[pick % len(hits)], an_officer(desk)
        moves = hit.judged.moves
        if what == "mute" and hit.by_hand.may_change:
            muted = hit.muted is None
            self.desks.do(who, judgements.set_muting, hit.id, muted=muted, reason="x")
        elif what == "judge" and moves:
            said = {"reason": "x", "mark": hit.judged.mark}
            self.desks.do(who, judgements.judge_link, hit.id, moves[pick % len(moves)], **said)


def a_team(others: list[str], pick: int) -> CoordinationDraft:
    """Return a team with one State or another, running or not."""
    running = pick % 3 > 0
    return CoordinationDraft(
        kind=CoordinationKind.JIT,
        with_states=(others[pick % len(others)],),
        refs=(),
        since=NOON.date(),
        until=None,
        state=CoordinationState.RUNNING if running else CoordinationState.NEGOTIATION,
    )


def what_shows(desks: Desks) -> list[str]:
    """Return every list and finding that the analyst and the desks read."""
    return [
        text
        for actor in (ANALYST, *map(an_officer, DESKS))
        for text in desks.read(actor, lambda bench: list(_read(bench)))
    ]


def _read(bench: Workbench) -> Iterator[str]:
    listed = findings.list_findings(bench, 1)
    yield repr(listed)
    yield from (repr(findings.show_finding(bench, row.key, joined=True)) for row in listed.rows)
    yield repr(coordination_map.show_map(bench, {}).gaps)
    yield repr(proposal_lists.waiting_count(bench))
    if listed.scope is Scope.DESK:
        yield from (repr(overlaps.list_hits(bench, state, 1)) for state in HitState)
        yield from (repr(findings.list_domestic(bench, state)) for state in DomesticState)
        yield repr(proposal_lists.list_proposals(bench, ProposalTab.OPEN, 1).counts)


def forgetful(desks: Desks) -> Desks:
    """Return the same register behind an office that remembers nothing."""
    office = desks.office.office
    tools = Tools(vault=office.tools.vault, pack=office.tools.pack, clock=office.tools.clock)
    return Desks(Place(Office(office.engine, office.keys_engine, tools)), desks.pack)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS)
def test_after_every_edit_links_findings_and_lists_are_those_of_a_fresh_sweep(new_desks, edits):
    life = Life(new_desks())
    for edit in [*edits, ("finish", REFS[0], {}, 0)]:
        life.edit(*edit)
        shown = what_shows(life.desks)

        if not life.owed:
            assert life.desks.sweep(renew=False).changed == 0
        assert what_shows(forgetful(life.desks)) == shown
