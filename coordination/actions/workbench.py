"""What an action works with: who acts, the session, the vault, the reference pack, the clock."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from coordination.domain import permissions
from coordination.domain.absences import Absence
from coordination.domain.access import Entry, Opening
from coordination.domain.fishing import Quotas
from coordination.domain.permissions import Act, Actor, Role
from coordination.domain.persons import Population
from coordination.domain.teams import Team
from coordination.reference.pack import Pack
from coordination.storage import audit, compartment, row_security
from coordination.storage.keys import CaseKeys
from coordination.vault.envelope import Place, Sealed
from coordination.vault.vault import Vault

# The detector compares every desk's cases inside a transaction. What it finds leaves it only as
# desk, kinds, band and date; no door ever gets a bench that acts as the detector.
DETECTOR = Actor(user_id="", name="detector", role=Role.SYSTEM, desk=None)

LOG_SCOPE = "log"
# What the analyst answers about whole findings belongs to no case.
ANALYSIS_SCOPE = "analysis"


Reader = tuple[str, frozenset[int]]
"""Whose view is kept: a desk (or "" for who sees the whole), and what is shut to the reader."""


class NoSuchRecord(LookupError):
    """The record does not exist, or is not the actor's to see: deliberately the same answer."""


@dataclass(slots=True)
class StructureCache:
    """All edges of the register as `actions.edges` last loaded them; in memory only.

    The number is that of the counter that every change of a case, a link or a coordination
    record moves; `ranked` holds the findings in them, which also depend on the day, and `maps`
    what the coordination map of each reader is made of. Number and content are replaced
    together, because threads share this object.
    """

    loaded: tuple[int, tuple[Any, ...]] = (-1, ())
    ranked: tuple[tuple[int, date] | None, tuple[Any, ...]] = (None, ())
    # Opened links, with what tells whether their row changed; see `actions.edges`.
    links: dict[UUID, Any] = field(default_factory=dict)
    # The codes by which the reader of the whole knows cases.
    names: dict[UUID, str] = field(default_factory=dict)
    maps: dict[Reader, tuple[tuple[int, date], Any]] = field(default_factory=dict)
    # What of each case vanishes, with its version, for which law and erasures; see `actions.finding_clocks`.
    clocks: tuple[Any, dict[int, tuple[int, Any]]] = (None, {})
    # How many proposals wait for each reader, for the rail; see `actions.proposal_lists`.
    waiting: dict[Reader, tuple[Any, int]] = field(default_factory=dict)


@dataclass(slots=True)
class LocalPack:
    """The pack in force as `actions.effective_pack` last made it, and for which generation.

    Both are replaced together, because threads share this object.
    """

    loaded: tuple[int, Pack | None] = (-1, None)


@dataclass(slots=True)
class PopulationCache:
    """How common names are, as `actions.statistics` last opened it, and which version that was.

    Both are replaced together, because threads share this object.
    """

    loaded: tuple[UUID | None, Population] = (None, Population())


@dataclass(slots=True)
class QuestionCache:
    """What desks asked on days that are over, by the id of their row; codes only, in memory."""

    days: dict[UUID, Any] = field(default_factory=dict)


@dataclass(slots=True)
class WaitingCache:
    """Index rows that wait, opened, as `actions.waiting` last saw them, and how far a merge was.

    Each is replaced as a whole, because threads share this object.
    """

    view: Any = None
    state: Any = None


@dataclass(slots=True)
class StandingCache:
    """Opened entries of access, covers and teams by the id of their row.

    Each stands with the row that it was opened from. `cases` has a digest of the sealed columns
    of each case by its number, for those that opened.
    """

    entries: dict[UUID, tuple[Any, Entry]] = field(default_factory=dict)
    covers: dict[UUID, tuple[Any, Absence]] = field(default_factory=dict)
    teams: dict[UUID, tuple[Any, Team]] = field(default_factory=dict)
    cases: dict[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tools:
    """What benches share: vault, reference pack, clock, and the structure kept in memory.

    An office's tools hold the delivered pack, those of a bench the one in force.
    """

    vault: Vault
    pack: Pack
    clock: Callable[[], datetime]
    structure: StructureCache = field(default_factory=StructureCache)
    local_pack: LocalPack = field(default_factory=LocalPack)
    population: PopulationCache = field(default_factory=PopulationCache)
    standing: StandingCache = field(default_factory=StandingCache)
    quotas: Quotas = field(default_factory=Quotas)
    questions: QuestionCache = field(default_factory=QuestionCache)
    waiting: WaitingCache = field(default_factory=WaitingCache)


@dataclass(frozen=True, slots=True)
class Event:
    """An entry for the log, before it is sealed and chained."""

    action: str
    objects: tuple[str, ...] = ()
    count: int = 0
    purpose: str | None = None
    listed: tuple[str, ...] = ()


@dataclass(slots=True)
class Workbench:
    """One actor's work inside one transaction; `coordination.runtime` opens and ends it."""

    actor: Actor
    session: Session
    tools: Tools
    keys: CaseKeys
    writes: bool
    pending: list[Event] = field(default_factory=list)
    # What besides the account's own entries opens other desks' cases: asked at first use.
    sources: tuple["OpeningSource", ...] = ()
    opened: tuple[Opening, ...] | None = None
    # Index rows of cases that are compared later, by case; `actions.waiting` stores them together.
    waiting: dict[int, Sequence[tuple[bytes, bytes]]] = field(default_factory=dict)

    def openings(self) -> tuple[Opening, ...]:
        """Return what is open to the actor now of other desks' cases, on every ground."""
        if self.opened is None:
            found = [*self.actor.access.openings]
            for source in self.sources:
                found += source(self)
            barred = self.actor.access.barred  # what stands behind a wall nothing opens
            self.opened = tuple(one for one in found if one.case_number not in barred)
            compartment.allow(self.session, self.opened)
        return self.opened

    @property
    def vault(self) -> Vault:
        """Return the vault."""
        return self.tools.vault

    @property
    def pack(self) -> Pack:
        """Return the reference pack in force, local corrections included."""
        return self.tools.pack

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return self.tools.clock()

    def today(self) -> date:
        """Return the present day in UTC."""
        return self.now().date()

    def permit(self, act: Act, desk: str | None = None) -> None:
        """Raise Forbidden unless the actor may do this; the runtime logs the refusal."""
        permissions.require(self.actor, act, desk)

    def record(
        self,
        action: str,
        *,
        objects: Sequence[str] = (),
        count: int | None = None,
        purpose: str | None = None,
        listed: Iterable[str] = (),
    ) -> None:
        """Add an entry to the log, in this transaction.

        `objects` are opaque ids and stand in clear; `listed` are the ids of what an answer
        showed and are sealed, with their `count`. A reading bench writes its entries after the
        reading and before the answer leaves.
        """
        shown = tuple(listed)
        event = Event(
            action,
            objects=tuple(objects),
            count=len(shown) if count is None else count,
            purpose=purpose,
            listed=shown,
        )
        if self.writes:
            self.write_event(event)
        else:
            self.pending.append(event)

    def record_together(self, action: str, ids: Sequence[str], *, count: int | None = None) -> None:
        """Add an entry about things that belong together: one id in clear, several sealed.

        In clear, ids side by side would join cases that share something.
        """
        if len(ids) == 1:
            self.record(action, objects=ids, count=count)
        else:
            self.record(action, listed=ids, count=count)

    def write_event(self, event: Event) -> None:
        """Seal and append one entry; takes the log's lock."""
        at = self.now()
        audit.take_chain_lock(self.session)
        after = audit.head(self.session)
        row = after[0] + 1
        audit.append(
            self.session,
            at=at,
            actor=self.actor.name,
            desk=self.actor.desk,
            action=event.action,
            objects=event.objects,
            count=event.count,
            purpose_sealed=self._seal_log(row, "purpose", event.purpose),
            objects_sealed=self._seal_log(row, "objects", list(event.listed) or None),
            after=after,
        )

    def _seal_log(self, seq: int, column: str, value: Any) -> Sealed | None:
        if value is None:
            return None
        key = self.keys.register_key(LOG_SCOPE)
        return self.vault.seal_json(key, Place("audit_entry", column, seq, LOG_SCOPE), value)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what happens inside if it raises; the rest of the transaction stands."""
        connection = self.session.connection()
        connection.exec_driver_sql("SAVEPOINT line")
        try:
            yield
        except BaseException:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT line")
            row_security.forget(self.session)
            raise
        connection.exec_driver_sql("RELEASE SAVEPOINT line")


OpeningSource = Callable[[Workbench], Iterable[Opening]]


def case_scope(case_id: UUID) -> str:
    """Return the name under which a case's data key is kept."""
    return str(case_id)
