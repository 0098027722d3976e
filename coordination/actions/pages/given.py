"""Content of another desk's case, as far as it was opened, each group with where it comes from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from coordination.actions.pages.case_file import IdentifierLine, SubjectLine
from coordination.actions.pages.parts import CodedTerm, GivenTerms, ReasonLine
from coordination.domain import handling
from coordination.domain.access import FieldGroup, Ground
from coordination.domain.disclosure import Use
from coordination.domain.handling import Codes
from coordination.domain.vocabulary import Handling, Tlp


class GivenState(StrEnum):
    """Whether there is anything to read, and if not, why."""

    OPEN = "open"
    NOTHING = "nothing"  # nothing was opened, it ended, or this person may not read it
    PAST = "past"  # the hit is past: what was shared is gone
    WITHDRAWN = "withdrawn"  # the owner took the case back
    GONE = "gone"  # the owner's case was erased


@dataclass(frozen=True, slots=True)
class GivenGroup:
    """The marks of one open group.

    `handling` and `tlp` are the strictest of case and group; `restriction` are the words of H3.
    `since` and `until` are the first and last day, None where there is none. `consents` are the uses that the owner agreed to.
    """

    group: FieldGroup
    ground: Ground
    since: date | None
    until: date | None
    conditions: str
    handling: str
    tlp: str
    restriction: str = ""
    readers: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()

    @property
    def codes(self) -> Codes:
        """Return the codes of the group, for its mark."""
        return Codes(Handling(self.handling), Tlp(self.tlp), (self.restriction,))

    @property
    def uses_to_ask(self) -> tuple[Use, ...]:
        """Return for which uses the owner's permission is still needed."""
        return handling.open_uses(Handling(self.handling), self.consents)

    @property
    def may_leave(self) -> bool:
        """Say whether the reader may take the group out of the product, or bring it onward."""
        return handling.may_leave(Handling(self.handling), self.consents)


@dataclass(frozen=True, slots=True)
class GivenSummary:
    """The group SUMMARY."""

    title: str | None
    summary: str | None
    offences: tuple[CodedTerm, ...]
    uncoded_offences: tuple[str, ...]
    stage: str
    operation: str | None
    platforms: tuple[str, ...]
    involved: tuple[tuple[str, str], ...]
    opened: str


@dataclass(frozen=True, slots=True)
class GivenCase:
    """What a desk, or a person, may read of another desk's case now.

    Nothing in it is kept anywhere. `groups` says which are open; a field of a closed group is
    None or empty. `closed` says that the owner closed the case. `ref` is there with PERSONS.
    `victims` lists closed persons by pseudonym until they are opened with a reason.
    `reasons` of the link are there for a reader who sees what it rests on. `withheld` are open
    groups that an export leaves out, because their code asks for the owner's permission.
    """

    owner: str
    state: GivenState
    hit_id: UUID | None = None
    groups: tuple[GivenGroup, ...] = ()
    closed: bool = False
    authority: str | None = None
    contact: str = ""
    identifiers: tuple[IdentifierLine, ...] = ()
    summary: GivenSummary | None = None
    ref: str | None = None
    persons: tuple[SubjectLine, ...] = ()
    victims: tuple[SubjectLine, ...] = ()
    reasons: tuple[ReasonLine, ...] = ()
    withheld: tuple[FieldGroup, ...] = ()

    @property
    def title(self) -> str | None:
        """Return the title if it is open: what a node of a graph may show."""
        return self.summary.title if self.summary else None

    def has(self, group: FieldGroup) -> bool:
        """Say whether a group is open."""
        return any(one.group is group for one in self.groups)


@dataclass(frozen=True, slots=True)
class OpenedGiven:
    """A given victim or minor, opened for a reason that stays with the reader's own desk."""

    hit_id: UUID
    owner: str
    group: GivenGroup
    subject: SubjectLine
    reason: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class FoundGiven:
    """A given case that a search found: by the own hit, never as one of the own cases.

    `codes` is what holds for the place where it was found, and for the title; `terms` are those
    under which that place is open.
    """

    hit_id: UUID
    owner: str
    where: str
    kind: str | None
    title: str | None
    codes: Codes | None = None
    terms: GivenTerms | None = None
