"""Whatever desks edit, judge and sweep: no judgement is lost, and only new facts undo one."""

from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordination.actions import edges, finding_graphs, judgements, links
from coordination.actions.pages import HitState
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.judgement import Judgement, Verdict
from coordination.storage import visibility
from tests.builders import an_officer
from tests.desks import ANALYST, OPERATOR, Desks
from tests.property.test_detection import IDENTIFIERS, PEOPLE, Story

# Few cases that share much, so that most acts meet a link.
REFS = [("NO", "NO/1"), ("NO", "NO/2"), ("RO", "RO/1")]
VALUES = [IDENTIFIERS[place] for place in (0, 2, 5, 8)]
CONTENTS = st.fixed_dictionaries(
    {
        "subjects": st.lists(st.sampled_from([{"id": "S0", **PEOPLE[0]}]), max_size=1),
        "identifiers": st.lists(st.sampled_from(VALUES), min_size=1, max_size=3, unique_by=id),
    }
)
MOVES = st.sampled_from(["amend", "amend", "amend", "submit", "withdraw", "close", "reopen"])
CHANGES = st.tuples(MOVES, st.sampled_from(REFS), CONTENTS)
WORDS = st.sampled_from([Verdict.NOT_THE_SAME, *Verdict])
SAYINGS = st.tuples(st.just("judge"), st.sampled_from(["NO", "RO"]), st.integers(0, 3), WORDS)
SHARED = st.tuples(st.just("share"), CONTENTS)
SWEEPS = st.tuples(st.just("sweep"), st.booleans())
ACTS = st.lists(CHANGES | SHARED | SAYINGS | SAYINGS | SWEEPS, min_size=6, max_size=14)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS)
def test_no_judgement_is_lost_and_what_is_not_the_same_is_in_no_finding(new_desks, acts):
    story = Story(new_desks())
    for ref in REFS:
        story.act("submit", ref, {"identifiers": VALUES[:2]})
    for desk in ("NO", "NO", "RO", "RO"):
        say(story.desks, desk, 0, Verdict.NOT_THE_SAME)
    said: dict[UUID, tuple[Judgement, ...]] = {}
    for act in acts:
        play(story, act)
        now = story.desks.read(OPERATOR, everything_said)
        for hit_id, before in said.items():
            assert now.get(hit_id, before)[: len(before)] == before
        said |= now
        story.desks.read(ANALYST, check_findings)


def play(story: Story, act: tuple[Any, ...]) -> None:
    """Do one thing."""
    if act[0] == "sweep":
        story.desks.sweep(renew=act[1])
    elif act[0] == "share":
        for ref in REFS:
            story.act("amend", ref, act[1])
    elif act[0] == "judge":
        say(story.desks, *act[1:])
    else:
        story.act(*act)


def say(desks: Desks, desk: str, place: int, wanted: Verdict) -> None:
    """Say something of one of a desk's hits, if it has any of which one can."""
    rows = [row for state in HitState for row in desks.hits(desk, state) if row.judged.moves]
    rows.sort(key=lambda row: row.judged.ours is not None)
    if rows:
        judged = rows[place % len(rows)].judged
        verdict = wanted if wanted in judged.moves else judged.moves[0]
        more = {"reason": "for a test", "mark": judged.mark}
        desks.do(
            an_officer(desk), judgements.judge_link, rows[place % len(rows)].id, verdict, **more
        )


def everything_said(bench: Workbench) -> dict[UUID, tuple[Judgement, ...]]:
    """Return what each hit row holds; fail if two rows of a link disagree on what was said."""
    rows = list(visibility.hits(bench.session, DETECTOR))
    cases = visibility.cases_by_number(bench.session, DETECTOR, {r.case_number for r in rows})
    opened = {row.id: links.open_hit(bench, cases[row.case_number], row) for row in rows}
    for link in opened.values():
        other = opened.get(link.other_hit)
        if other is not None:
            assert outward(other.judgements) == outward(link.judgements)
            assert (other.facts, other.kinds, other.band) == (link.facts, link.kinds, link.band)
    return {hit_id: link.judgements for hit_id, link in opened.items()}


def outward(said: tuple[Judgement, ...]) -> list[tuple[Any, ...]]:
    """Return of judgements what both desks read."""
    return [(one.verdict, one.desk, one.at[:10], one.rests_on) for one in said]


def check_findings(bench: Workbench) -> None:
    """Fail if what counts holds a link on whose facts of now everybody said not the same.

    Fail as well if new facts leave such a word of one desk standing.
    """
    present = {edge.link.hit_id for edge in edges.of_all(bench)}
    for edge in edges.load(bench, visibility.hits(bench.session, DETECTOR), whole=True):
        last = {one.desk: one for one in edge.link.judgements}
        if last.keys() == {edge.a.desk, edge.b.desk} and all(
            one.verdict is Verdict.NOT_THE_SAME for one in last.values()
        ):
            new = {
                f for one in last.values() for f in set(edge.link.facts) - set(one.rests_on.facts)
            }
            counts = bool(present & {edge.link.hit_id, edge.link.other_hit})
            if not new:
                assert not counts
            elif edge.is_domestic and edge.link.is_current:
                assert counts
    for one in finding_graphs.ranked(bench, edges.of_all(bench)):
        assert all(link.verdict is not Verdict.NOT_THE_SAME for link in one.finding.links)
