"""Desks at work in one office: short ways to act as their people and to see what they see."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import text

from coordination.actions import (
    case_files,
    case_moves,
    cases,
    edges,
    intake,
    links,
    overlaps,
    sweep,
)
from coordination.actions.intake import Receipt
from coordination.actions.pages import CaseQuery, HitRow, Register
from coordination.actions.sweep import SweepReport
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.reference.pack import Pack
from coordination.storage import visibility
from tests.builders import a_lead, a_payload, a_second_lead, an_officer, draft_of
from tests.walls import past_walls

OPERATOR = Actor(user_id="operator", name="operator", role=Role.OPERATOR, desk=None)
ANALYST = Actor(user_id="analyst", name="analyst", role=Role.ANALYST, desk=None)
AUDITOR = Actor(user_id="auditor", name="auditor", role=Role.AUDITOR, desk=None)
ADMINISTRATOR = Actor(user_id="admin", name="admin", role=Role.ADMINISTRATOR, desk=None)

HANDLE = {"type": "handle", "value": "instagram:Mørke.Rytter_77"}
SAME_HANDLE = {"type": "url", "value": "https://www.instagram.com/mørke.rytter_77/"}

T = TypeVar("T")


def a_reader(desk: str) -> Actor:
    return Actor(
        user_id=f"reader-{desk}", name=f"reader.{desk.lower()}", role=Role.READER, desk=desk
    )


class Desks:
    """What the people of several desks do. `office` is a `TestOffice`."""

    def __init__(self, office: Any, pack: Pack) -> None:
        self.office = office
        self.clock = office.clock
        self.pack = pack

    def do(self, actor: Actor, action: Callable[..., T], *args: Any, **more: Any) -> T:
        """Act in a writing bench."""
        with self.office.bench(actor) as bench:
            return action(bench, *args, **more)

    def read(self, actor: Actor, action: Callable[..., T], *args: Any, **more: Any) -> T:
        """Read in a reading bench."""
        with self.office.bench(actor, writes=False) as bench:
            return action(bench, *args, **more)

    def register(self, desk: str, ref: str | None = None, **more: Any) -> Receipt:
        """Register a record, as an officer of its desk."""
        draft = draft_of(self.pack, a_payload(ref or f"{desk}/1", desk, **more))
        return self.do(an_officer(desk), intake.submit_case, draft)

    def amend(self, desk: str, case_id: UUID, ref: str | None = None, **more: Any) -> Receipt:
        """Store a new version of a case through what the form calls."""
        draft = draft_of(self.pack, a_payload(ref or f"{desk}/1", desk, **more))
        return self.do(an_officer(desk), intake.amend_case, case_id, draft)

    def move(self, desk: str, case_id: UUID, to: CaseStatus) -> None:
        """Move a case, with a reason."""
        self.do(an_officer(desk), case_moves.move_case, case_id, to, "for a test")

    def erase(self, desk: str, case_id: UUID) -> None:
        """Close a case and erase it with two persons."""
        self.move(desk, case_id, CaseStatus.CLOSED)
        self.do(a_second_lead(desk), case_moves.ask_erasure, case_id, "time is over")
        self.do(a_lead(desk), case_moves.erase_case, case_id)

    def hits(self, desk: str, state: str = "open") -> tuple[HitRow, ...]:
        """Return a list of a desk's hits."""
        return self.read(an_officer(desk), overlaps.list_hits, state, 1).rows

    def cases(self, desk: str, page: int = 1, **filters: Any) -> Register:
        """Return a page of a desk's register."""
        return self.read(an_officer(desk), cases.list_cases, CaseQuery(**filters), page)

    def show(self, desk: str, case_id: UUID, tab: str = "overview") -> Any:
        """Return the body of a tab of a case."""
        return self.read(an_officer(desk), cases.show_case, case_id, tab).body

    def sweep(self, *, renew: bool = True) -> SweepReport:
        """Compare the whole register."""
        return self.do(OPERATOR, sweep.sweep, renew=renew)

    def log(self) -> list[tuple[str, str]]:
        """Return actor and action of every log entry, oldest first."""
        with past_walls(self.office.office.engine).connect() as connection:
            found = connection.execute(text("SELECT actor, action FROM audit_entry ORDER BY seq"))
            return [(actor, action) for actor, action in found]

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        with past_walls(self.office.office.engine).connect() as connection:
            asked = text(f'SELECT count(*) FROM "{table}"')
            return int(connection.execute(asked).scalar_one())

    def scopes(self) -> set[str]:
        """Return whose data keys are stored."""
        with self.office.office.keys_engine.connect() as connection:
            return set(connection.execute(text("SELECT scope FROM data_key")).scalars())

    def links(self) -> dict[frozenset[str], tuple[Any, ...]]:
        """Return every present link by the references of its cases, checked on both sides."""
        return self.read(OPERATOR, _links)


def _links(bench: Workbench) -> dict[frozenset[str], tuple[Any, ...]]:
    """Return what both rows of each present link say; fail if they differ."""
    sides: dict[frozenset[UUID], list[Any]] = {}
    rows = list(visibility.hits(bench.session, DETECTOR))
    numbers = {row.case_number for row in rows}
    known = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    refs = {number: _ref(bench, case) for number, case in known.items()}
    for row in rows:
        link = links.open_hit(bench, known[row.case_number], row)
        if link.is_current:
            pair = frozenset({refs[row.case_number], refs[link.other]})
            said = (pair, link.score, link.band, link.kinds, link.reasons, link.muted)
            sides.setdefault(frozenset({link.hit_id, link.other_hit}), []).append(said)
    assert all(len(both) == 2 and both[0] == both[1] for both in sides.values())
    found = {both[0][0]: both[0][1:] for both in sides.values()}
    assert len(found) == len(sides), "a pair of cases has one link"
    assert len(edges.load(bench, visibility.hits(bench.session, DETECTOR))) == len(found)
    return found


def _ref(bench: Workbench, case: Any) -> str:
    return f"{case.desk} {case_files.open_ref(bench, case)}"
