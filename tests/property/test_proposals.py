"""Whatever is known of whichever States, proposals hold to their promises."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.domain.drafts import UNKNOWN
from coordination.domain.law.facts import FACTS, CaseFacts, FactKey, FactScope, FactType
from coordination.domain.law.states import one_state
from coordination.domain.proposals import ne_bis_in_idem, propose, ruled_out, what_if
from coordination.domain.proposals.parts import Clock, Said, Situation, Standing
from tests.law_cases import TODAY, law

ROWS = law().states
CODES = ("DE", "FR", "DK", "IE", "NO", "IS", "US", "UA", "TN", "KP", "GL", "RE", "GB", "JP", "RU")
DAYS = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))


def values(rule):
    kinds = {
        FactType.YES_NO: st.booleans(),
        FactType.NUMBER: st.integers(0, 30),
        FactType.DAY: DAYS,
        FactType.WORD: st.sampled_from(rule.words or ("",)),
        FactType.STATE: st.sampled_from((*CODES, "nowhere")),
    }
    return kinds[rule.type]


@st.composite
def situations(draw):
    states = draw(st.lists(st.sampled_from((*CODES, UNKNOWN)), min_size=1, max_size=5))
    known = [state for state in states if state != UNKNOWN] or ["DE"]
    found = {}
    for rule in draw(st.lists(st.sampled_from(tuple(FACTS.values())), max_size=12)):
        about = {FactScope.CASE: 0, FactScope.STATE: 1, FactScope.PAIR: 2}[rule.scope]
        names = draw(st.lists(st.sampled_from(known), min_size=about, max_size=about))
        found[FactKey.of(rule.name, *names)] = draw(values(rule))
    ends = draw(st.none() | DAYS)
    clock = Clock(Said("a log"), "rule", date(2026, 9, 1), ends, "", draw(st.sampled_from(known)))
    asking = draw(st.none() | st.sampled_from(known))
    clocks = draw(st.sampled_from([(), (clock,)]))
    return Situation(TODAY, tuple(states), CaseFacts(found), clocks, asking=asking)


@settings(max_examples=40, deadline=None)
@given(situations())
def test_proposals_hold_to_their_promises(situation):
    found = propose(situation, law())
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    assert len({one.step for one in found}) == len(found)
    for one in found:
        assert one.standing is not Standing.RULED_OUT
        assert UNKNOWN not in one.states
        assert (UNKNOWN in situation.states) == (UNKNOWN in {out.state for out in one.excluded})
        assert all(not one_state(ROWS[p.requesting], ROWS[p.requested]) for p in one.pairs)
        kinds = [basis.standing for pair in one.pairs for basis in pair.bases]
        assert Standing.RULED_OUT not in kinds


@settings(max_examples=25, deadline=None)
@given(situations())
def test_what_only_a_lawyer_confirms_never_stands_above_what_is_confirmed(situation):
    standings = [one.standing for one in propose(situation, law())]
    if Standing.MANUAL in standings:
        assert Standing.CONFIRMED not in standings[standings.index(Standing.MANUAL) :]


@settings(max_examples=20, deadline=None)
@given(situations())
def test_a_step_is_either_proposed_or_ruled_out(situation):
    proposed = {one.step for one in propose(situation, law())}
    assert proposed.isdisjoint(one.step for one in ruled_out(situation, law()))


@settings(max_examples=20, deadline=None)
@given(situations(), st.sampled_from(CODES))
def test_a_state_added_and_taken_away_again_changes_nothing(situation, state):
    with_it = what_if(situation, law(), add=[state])
    assert with_it.before == propose(situation, law())
    assert ne_bis_in_idem(situation, law()) == ne_bis_in_idem(situation, law())
    if state not in situation.states:
        back = what_if(situation, law(), add=[state], remove=[state])
        assert back.states == tuple(sorted(set(situation.states)))


@settings(max_examples=20, deadline=None)
@given(situations())
def test_the_order_of_states_changes_no_fingerprint(situation):
    turned = Situation(
        situation.today,
        tuple(reversed(situation.states)),
        situation.facts,
        situation.clocks,
        situation.links,
        situation.asking,
    )
    keys = {one.step: (one.key, one.subject) for one in propose(situation, law())}
    assert keys == {one.step: (one.key, one.subject) for one in propose(turned, law())}
