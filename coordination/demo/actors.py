"""Fill cases with offenders, rings and victims whose traces lie in more than one of them.

An actor has one to four cases, mostly in different States, and some of the own selectors in
each, spelt as that desk would. A ring is a forum, wallet or series that several actors share. A
victim may appear in the files of two States.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from coordination.demo import disguises, people
from coordination.demo.casework import CaseFile
from coordination.demo.selectors import Inventor, Selector
from coordination.demo.truth import Ledger

_CASES_OF_AN_ACTOR = {1: 84, 2: 11, 3: 4, 4: 1}
_RING_KINDS = ("onion", "url", "crypto", "series", "file_hash", "handle")


@dataclass(frozen=True, slots=True)
class Actor:
    """An offender: a person, known by name or not, and the selectors in use."""

    number: int
    person: people.Person
    selectors: tuple[Selector, ...]


class Cast:
    """Everybody in the register; writes them into cases and into the ledger of truth."""

    def __init__(self, rng: random.Random, today: date, ledger: Ledger) -> None:
        self.rng = rng
        self.today = today
        self.ledger = ledger
        self.people = people.People(rng, today)
        self.inventor = Inventor(rng)
        self._numbers: Iterator[int] = count()

    def actor(self, home: str, least: int = 2, most: int = 6) -> Actor:
        """Return a new offender with that many selectors."""
        amount = self.rng.randint(least, most)
        selectors = tuple(self.inventor.any_selector(home) for _ in range(amount))
        return Actor(next(self._numbers), self.people.adult(home), selectors)

    def enter(
        self, case: CaseFile, selector: Selector, subject: str | None, *, first: bool
    ) -> None:
        """Write a selector into a case: canonical in the first, as a desk spells it later."""
        found = disguises.plainly(selector)
        if not first:
            found = disguises.entered(self.rng, selector, case.jurisdiction)
        case.add_identifier(found, subject, **self._seen(selector))
        self.ledger.holds(case.number, selector.kind, selector.value)

    def _seen(self, selector: Selector) -> dict[str, object]:
        """Return times of use: to the minute for an address, else a day now and then."""
        rng = random.Random(selector.value)  # noqa: S311 - invented data; one time per selector
        day = self.today - timedelta(days=rng.randrange(5, 700))
        if selector.kind == "ip":
            return {"first_seen": f"{day}T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00Z"}
        return {"last_seen": day.isoformat()} if self.rng.random() < 0.2 else {}

    def name(self, case: CaseFile, number: int, role: str, spelling: people.Spelling) -> str:
        """Write a person into a case under a spelling; return the subject's id."""
        self.ledger.names(case.number, number, exact=spelling.exact)
        return case.add_subject(role, spelling)

    def victim_in(self, cases: Sequence[CaseFile]) -> None:
        """Put one child into all the cases, under exact spellings."""
        child = self.people.child(cases[0].jurisdiction)
        number = next(self._numbers)
        for place, case in enumerate(cases):
            spelling = people.as_known(child) if place == 0 else people.disguised(self.rng, child)
            self.name(case, number, "victim", spelling)

    def act(self, actor: Actor, cases: Sequence[CaseFile]) -> None:
        """Write an actor into cases; each later one shares a selector or the person."""
        held = actor.selectors
        for place, case in enumerate(cases):
            chosen = [item for item in held if place == 0 or self.rng.random() < 0.5]
            named = self.rng.random() < 0.75
            if not chosen and not named:
                chosen = [held[0]]
            subject = self._enter_person(actor, case, first=place == 0, named=named)
            for selector in chosen:
                self.enter(case, selector, subject, first=place == 0)
        if len(cases) > 1:
            self.ledger.joins(case.number for case in cases)

    def _enter_person(self, actor: Actor, case: CaseFile, *, first: bool, named: bool) -> str:
        if not named and not first:
            return case.add_subject(case.suspect_role)
        spelling = people.as_known(actor.person)
        if not first:
            style = people.disguised if self.rng.random() < 0.7 else people.distant
            spelling = style(self.rng, actor.person)
        key = self.name(case, actor.number, case.suspect_role, spelling)
        case.subjects[-1] |= {"sex": actor.person.sex, "nationality": actor.person.nationality}
        return key


def populate(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Give every case its actor, some of them shared, then add rings and victims."""
    waiting = list(cases)
    cast.rng.shuffle(waiting)
    while waiting:
        wanted = cast.rng.choices(tuple(_CASES_OF_AN_ACTOR), tuple(_CASES_OF_AN_ACTOR.values()))[0]
        taken = [waiting.pop() for _ in range(min(wanted, len(waiting)))]
        cast.act(cast.actor(taken[0].jurisdiction, least=1 + len(taken) // 2), taken)
    _add_rings(cast, cases)
    _add_victims(cast, cases)


def _add_rings(cast: Cast, cases: Sequence[CaseFile]) -> None:
    for _ in range(len(cases) // 120):
        members = cast.rng.sample(cases, min(len(cases), cast.rng.choice((3, 3, 4, 5, 7))))
        kinds = cast.rng.sample(_RING_KINDS, 2)
        shared = [cast.inventor.selector(kind, members[0].jurisdiction) for kind in kinds]
        for place, case in enumerate(members):
            cast.enter(case, shared[0], None, first=place == 0)
            if cast.rng.random() < 0.5:
                cast.enter(case, shared[1], None, first=False)


def _add_victims(cast: Cast, cases: Sequence[CaseFile]) -> None:
    for case in cast.rng.sample(cases, len(cases) // 8):
        case.add_subject("victim")
    for _ in range(len(cases) // 150):
        cast.victim_in(cast.rng.sample(cases, 2))
    for case in cast.rng.sample(cases, len(cases) // 6):
        cast.victim_in([case])
