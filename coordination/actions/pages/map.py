"""The coordination map: figures by State and by pair, coverage over time, the worst gaps."""

from dataclasses import dataclass
from datetime import date, datetime

from coordination.actions.pages.findings import GapClock, Scope
from coordination.actions.pages.parts import CodedTerm, Paging
from coordination.domain.atlas import Atlas, Tally
from coordination.domain.atlas_filters import Filters, Terms
from coordination.domain.atlas_history import Basis, Moment


@dataclass(frozen=True, slots=True)
class GapRow:
    """A finding as the map lists it; `key` opens its page. For a desk, of its own links alone.

    `clock` is None where nothing is known to vanish.
    """

    key: str
    states: tuple[str, ...]
    kinds: tuple[str, ...]
    band: str
    urgency: str
    since: date
    days_open: int
    cases: int
    gaps: int
    clock: GapClock | None = None


@dataclass(frozen=True, slots=True)
class MapOptions:
    """By what this reader may filter."""

    terms: Terms
    offences: tuple[CodedTerm, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """What a team of these States would make of the figures."""

    states: tuple[str, ...]
    before: Tally
    after: Tally


@dataclass(frozen=True, slots=True)
class CoverageHistory:
    """Coverage at month ends and today, and which overlaps were asked about."""

    basis: Basis
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """A map: of everything that the reader may see, of one State, or of a pair.

    `place` holds none, one or two States. `left_out` names filters that were asked for and are
    not offered. `is_listed_whole` says that the findings are not narrowed by what cases are
    about, although the figures are.
    """

    scope: Scope
    desk: str | None
    place: tuple[str, ...]
    filters: Filters
    left_out: tuple[str, ...]
    options: MapOptions
    atlas: Atlas
    history: CoverageHistory
    gaps: tuple[GapRow, ...]
    paging: Paging
    is_listed_whole: bool
    team: Team | None
    as_of: datetime
