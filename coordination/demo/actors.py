"""Fill cases with offenders, rings and others whose traces lie in more than one of them.

An actor has one to four cases, mostly in different States. A later case is joined to the first by
a selector, spelt as that desk would, by the person under that desk's spelling, or by both; the
proportions are in `proportions`. A ring is a forum, wallet or series that several actors share.
Accomplices, contacts and victims may be named in two cases that nothing else joins.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from coordination.demo import disguises, handle_disguises, on_file, people
from coordination.demo.casework import CaseFile
from coordination.demo.on_file import Entry
from coordination.demo.proportions import (
    CASES_OF_AN_ACTOR,
    HANDLE_DISGUISES,
    HANDLE_RESPELT,
    JOINED_BY,
    NAMED,
    OTHERS,
    RECURRING_OTHERS_PER_CASE,
    RING_SIZES,
    RINGS_PER_CASE,
    WITHOUT_IDENTIFIERS,
    drawn,
)
from coordination.demo.selectors import Inventor, Selector
from coordination.demo.spelling import Entered
from coordination.demo.truth import Ledger

_RING_KINDS = ("onion", "url", "crypto", "series", "file_hash", "handle")


@dataclass(frozen=True, slots=True)
class Actor:
    """An offender: a person, known by name or not, and the selectors in use."""

    number: int
    person: people.Person
    selectors: tuple[Selector, ...]


class Cast:
    """Everybody in the register; writes them into cases and into the ledger of truth."""

    def __init__(
        self, rng: random.Random, today: date, ledger: Ledger, known: set[bytes] | None = None
    ) -> None:
        self.rng = rng
        self.today = today
        self.ledger = ledger
        known = set() if known is None else known
        self.people = people.People(rng, today, known)
        self.inventor = Inventor(rng, known)
        self._numbers: Iterator[int] = count()

    def actor(self, home: str, least: int = 2, most: int = 6) -> Actor:
        """Return a new offender with that many selectors."""
        amount = self.rng.randint(least, most)
        return Actor(next(self._numbers), self.people.adult(home), self.selectors(home, amount))

    def selectors(self, home: str, amount: int) -> tuple[Selector, ...]:
        """Return so many new selectors of somebody who lives there."""
        return tuple(self.inventor.any_selector(home) for _ in range(amount))

    def enter(
        self, case: CaseFile, selector: Selector, subject: str | None, *, first: bool
    ) -> None:
        """Write a selector into a case: canonical in the first, as a desk spells it later."""
        found, change = disguises.plainly(selector), ""
        if not first:
            found = disguises.entered(self.rng, selector, case.jurisdiction)
            if selector.kind == "handle" and self.rng.random() < HANDLE_RESPELT:
                change = drawn(self.rng, HANDLE_DISGUISES)
                found = Entered(
                    "handle", handle_disguises.respelt(self.rng, selector.value, change)
                )
        if selector.kind == "document" and first and subject and self.rng.random() < 0.5:
            case.add_document(subject, selector.value)
        else:
            case.add_identifier(found, subject, **self._seen(selector))
        self.ledger.holds(case.number, selector.kind, selector.value, change)

    def _seen(self, selector: Selector) -> dict[str, object]:
        """Return times of use: to the minute for an address, else a day now and then."""
        rng = random.Random(selector.value)  # noqa: S311 - invented data; one time per selector
        day = self.today - timedelta(days=rng.randrange(5, 700))
        if selector.kind == "ip":
            return {"first_seen": f"{day}T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00Z"}
        return {"last_seen": day.isoformat()} if self.rng.random() < 0.2 else {}

    def name(self, case: CaseFile, number: int, role: str, entry: Entry) -> str:
        """Write a person who is in other cases too; return the subject's id."""
        self.ledger.names(case.number, number, entry)
        return case.add_subject(role, entry)

    def in_both(
        self, person: people.Person, role: str, cases: Sequence[CaseFile], *, as_it_is: bool = False
    ) -> None:
        """Put one person into all the cases, each under the spelling of its desk."""
        number = next(self._numbers)
        for place, case in enumerate(cases):
            enter = on_file.later_entry if place else on_file.first_entry
            entry = enter(self.rng, person, case.jurisdiction)
            self.name(case, number, role, on_file.plainly(person) if as_it_is else entry)

    def act(self, actor: Actor, cases: Sequence[CaseFile]) -> None:
        """Write an actor into cases; each later one shares a selector, the person, or both."""
        modes = [drawn(self.rng, JOINED_BY) for _ in cases[1:]]
        first = cases[0]
        is_named = not set(modes) <= {"identifier"} or self.rng.random() < NAMED["suspect"]
        with_selectors = not set(modes) <= {"person"} or self.rng.random() > WITHOUT_IDENTIFIERS
        subject = self._suspect(actor, first, on_file.first_entry if is_named else None)
        for selector in actor.selectors if with_selectors else ():
            self.enter(first, selector, subject, first=True)
        for case, mode in zip(cases[1:], modes, strict=True):
            self._return(actor, case, mode)
        if len(cases) > 1:
            self.ledger.joins(case.number for case in cases)

    def _suspect(self, actor: Actor, case: CaseFile, enter: on_file.Writer | None) -> str:
        if enter is None:
            return case.add_subject(case.suspect_role)
        entry = enter(self.rng, actor.person, case.jurisdiction)
        return self.name(case, actor.number, case.suspect_role, entry)

    def _return(self, actor: Actor, case: CaseFile, mode: str) -> None:
        """Write the actor into a later case."""
        rng = self.rng
        subject = self._suspect(actor, case, None if mode == "identifier" else on_file.later_entry)
        if mode != "person":
            # Three shared values at most, and one in most cases: desks see a part of a life.
            most = min(len(actor.selectors), 3)
            for selector in rng.sample(actor.selectors, rng.choice((1, 1, min(2, most), most))):
                self.enter(case, selector, subject, first=False)
        elif rng.random() < WITHOUT_IDENTIFIERS:
            return
        for selector in self.selectors(case.jurisdiction, rng.choice((0, 1, 1, 2, 3))):
            self.enter(case, selector, subject, first=True)


def populate(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Give every case its actor, some of them shared, then add rings and everybody else."""
    waiting = list(cases)
    cast.rng.shuffle(waiting)
    while waiting:
        wanted = drawn(cast.rng, CASES_OF_AN_ACTOR)
        taken = [waiting.pop() for _ in range(min(wanted, len(waiting)))]
        cast.act(cast.actor(taken[0].jurisdiction, least=1 + len(taken) // 2), taken)
    _add_rings(cast, cases)
    _add_recurring(cast, cases)
    for case in cases:
        _add_others(cast, case)


def _add_rings(cast: Cast, cases: Sequence[CaseFile]) -> None:
    for _ in range(int(len(cases) * RINGS_PER_CASE)):
        members = cast.rng.sample(cases, min(len(cases), drawn(cast.rng, RING_SIZES)))
        kinds = cast.rng.sample(_RING_KINDS, 2)
        shared = [cast.inventor.selector(kind, members[0].jurisdiction) for kind in kinds]
        for place, case in enumerate(members):
            cast.enter(case, shared[0], None, first=place == 0)
            if cast.rng.random() < 0.5:
                cast.enter(case, shared[1], None, first=False)


def _add_recurring(cast: Cast, cases: Sequence[CaseFile]) -> None:
    if len(cases) < 2:
        return
    for _ in range(1 + int(len(cases) * RECURRING_OTHERS_PER_CASE)):
        pair = cast.rng.sample(cases, 2)
        role = cast.rng.choice(("suspect", "suspect", "contact", "victim"))
        born = cast.people.child if role == "victim" else cast.people.adult
        cast.in_both(born(pair[0].jurisdiction), role, pair)


def _add_others(cast: Cast, case: CaseFile) -> None:
    """Add those who are in this case alone."""
    for role, amounts in OTHERS.items():
        for _ in range(drawn(cast.rng, amounts)):
            if cast.rng.random() > NAMED[role]:
                case.add_subject(role)
                continue
            born = cast.people.child if role == "victim" else cast.people.adult
            enter = on_file.first_entry if cast.rng.random() < 0.5 else on_file.later_entry
            person = born(case.jurisdiction)
            case.add_subject(role, enter(cast.rng, person, case.jurisdiction))
