"""Whatever two desks do, in whatever order and however late: no rule of the ladder breaks."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from coordination.domain import asks
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import CLIMBED, Did, Entry, State, Track
from coordination.domain.lifecycle import RefusedMove

OWNERS = st.sampled_from(["NO", "RO"])
GROUPS = st.sets(st.sampled_from(CLIMBED), min_size=1)
BEFORE = {  # the table of moves, written by hand
    Did.GRANTED: {State.ASKED, State.ESCALATED},
    Did.REFUSED: {State.ASKED, State.ESCALATED},
    Did.POSTPONED: {State.ASKED, State.ESCALATED},
    Did.WITHDRAWN: {State.ASKED, State.ESCALATED, State.POSTPONED},
    Did.ASKED_AGAIN: {State.POSTPONED},
    Did.ASKED: {
        State.NOT_ASKED,
        State.GRANTED,
        State.PARTLY_GRANTED,
        State.REFUSED,
        State.WITHDRAWN,
        State.REVOKED,
        State.ENDED,
    },
}


class Ladder(RuleBasedStateMachine):
    """Two desks, one link, and a plain model of what is open."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.entries: list[Entry] = []
        self.open: dict[str, dict[FieldGroup, str]] = {"NO": {}, "RO": {}}
        self.asked: dict[str, set[FieldGroup]] = {"NO": set(), "RO": set()}

    def stands(self, owner: str) -> asks.Standing:
        return asks.standing(self.entries, owner, Track.CASE, self.now)

    def running(self, owner: str) -> set[FieldGroup]:
        today = self.now.date().isoformat()
        return {g for g, until in self.open[owner].items() if not until or today <= until}

    def attempt(self, owner: str, did: Did, groups=(), *, by_owner: bool, **more: str) -> bool:
        found = self.stands(owner)
        try:
            asks.require_move(found, did, "why", owner=by_owner)
        except RefusedMove:
            assert did not in asks.moves_of(found, owner=by_owner)
            return False
        if did in BEFORE:
            assert found.state in BEFORE[did]
        desk = owner if by_owner else "XX"
        at = self.now.isoformat()
        entry = Entry(str(len(self.entries)), did, desk, owner, at, groups=tuple(groups), **more)
        self.entries.append(entry)
        return True

    @rule(owner=OWNERS, groups=GROUPS, days=st.integers(1, 20))
    def ask(self, owner, groups, days):
        deadline = (self.now + timedelta(days=days)).isoformat()
        if self.attempt(owner, Did.ASKED, sorted(groups), by_owner=False, deadline=deadline):
            self.asked[owner] = groups

    @rule(owner=OWNERS, groups=GROUPS, days=st.none() | st.integers(1, 20))
    def grant(self, owner, groups, days):
        some = groups & self.asked[owner]
        until = (self.now.date() + timedelta(days=days)).isoformat() if days else ""
        if some and self.attempt(owner, Did.GRANTED, sorted(some), by_owner=True, until=until):
            self.open[owner].update(dict.fromkeys(some, until))
            whole = self.asked[owner] <= self.running(owner)
            expected = State.GRANTED if whole else State.PARTLY_GRANTED
            assert self.stands(owner).state is expected

    @rule(owner=OWNERS, did=st.sampled_from([Did.REFUSED, Did.WITHDRAWN]))
    def close(self, owner, did):
        if self.attempt(owner, did, by_owner=did is Did.REFUSED):
            assert self.stands(owner).state.value == did.value

    @rule(owner=OWNERS, days=st.integers(1, 20))
    def postpone(self, owner, days):
        until = (self.now.date() + timedelta(days=days)).isoformat()
        if self.attempt(owner, Did.POSTPONED, by_owner=True, until=until):
            assert self.stands(owner).state is State.POSTPONED

    @rule(owner=OWNERS, by_owner=st.booleans())
    def take_up(self, owner, by_owner):
        deadline = (self.now + timedelta(days=7)).isoformat()
        if self.attempt(owner, Did.ASKED_AGAIN, by_owner=by_owner, deadline=deadline):
            assert self.stands(owner).state is State.ASKED

    @rule(owner=OWNERS, groups=GROUPS)
    def revoke(self, owner, groups):
        some = groups & self.running(owner)
        if some and self.attempt(owner, Did.REVOKED, sorted(some), by_owner=True):
            for group in some:
                del self.open[owner][group]

    @rule(hours=st.integers(1, 400))
    def wait(self, hours):
        self.now += timedelta(hours=hours)

    @invariant()
    def what_is_open_is_what_was_granted_and_not_closed(self):
        for owner in ("NO", "RO"):
            found = self.stands(owner)
            assert set(found.opened) == self.running(owner)
            assert found.waits == (found.deadline is not None)
            assert (found.state is State.ESCALATED) == bool(
                found.deadline and self.now >= found.deadline
            )
            assert (Did.REVOKED in asks.moves_of(found, owner=True)) == bool(found.opened)

    @invariant()
    def nothing_is_said_of_victims_who_were_never_asked_about(self):
        found = asks.standing(self.entries, "NO", Track.VICTIMS, self.now)
        assert found.state is State.NOT_ASKED


TestLadder = Ladder.TestCase
TestLadder.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
