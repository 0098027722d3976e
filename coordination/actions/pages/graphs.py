"""The graph of a finding: the part of it that is shown, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coordination.actions.pages.findings import (
    Bridge,
    FindingLink,
    HeldLink,
    Party,
    Picture,
    Scope,
)
from coordination.domain.graph_view import View
from coordination.domain.handling import Codes


@dataclass(frozen=True, slots=True)
class KeyCase:
    """A case that alone holds together as many groups as `groups` says."""

    node: str
    groups: int


@dataclass(frozen=True, slots=True)
class GraphPage:
    """The graph of one finding as far as `view` shows it.

    `parties` are all cases of the finding; `steps` has those that are shown with how far each is
    from `start`, and `more` how many neighbours of a shown case are not. `reach` is how many
    steps are shown, 0 for all. `links` are the strongest of
    the `links_shown` links of the view. `kinds` are those
    that the whole finding has, so that a filter never offers nothing. `held`, `others` and
    `joined` are those of `FindingPage`.
    """

    key: str
    scope: Scope
    desk: str | None
    states: tuple[str, ...]
    view: View
    start: str
    reach: int
    details: bool
    parties: tuple[Party, ...]
    steps: Mapping[str, int]
    more: Mapping[str, int]
    links: tuple[FindingLink, ...]
    links_shown: int
    links_in_all: int
    gaps: int
    bridges: tuple[Bridge, ...]
    key_cases: tuple[KeyCase, ...]
    kinds: tuple[str, ...]
    picture: Picture
    as_of: datetime
    codes: Codes | None = None
    held: tuple[HeldLink, ...] = ()
    held_in_all: int = 0
    others: tuple[str, ...] = ()
    joined: bool = False

    @property
    def shown(self) -> tuple[Party, ...]:
        """Return the shown cases, nearest first."""
        found = [party for party in self.parties if party.node in self.steps]
        return tuple(sorted(found, key=lambda party: self.steps[party.node]))

    @property
    def beyond(self) -> int:
        """Return how many cases of the finding are not shown."""
        return len(self.parties) - len(self.steps)
