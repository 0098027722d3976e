"""What was said of a link and what was set by hand, as parts of the pages that show links."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordination.domain.judgement import Change, LinkState, Verdict


class Say(StrEnum):
    """What a person may say of a link: decide it, give the own desk's view of it, or nothing.

    Who was given what a link to another desk rests on sees both sides; the word then counts with
    the other desk's.
    """

    JUDGE = "judge"
    BOTH = "both"
    VIEW = "view"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One judgement or view. `by` and `reason` are set for what the reader's own desk said."""

    verdict: Verdict
    desk: str
    on: date
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a link stands, for one reader.

    `ours` and `theirs` are what the two desks say now; within one desk `theirs` is None.
    `changed` is how the facts differ since the own desk spoke. `moves` are what this person can
    say, none for who may not. `mark` names what the reader saw: saying something of a link that
    is no longer that is refused.
    """

    state: LinkState = LinkState.POTENTIAL
    verdict: Verdict | None = None
    ours: Verdict | None = None
    theirs: Verdict | None = None
    changed: tuple[Change, ...] = ()
    history: tuple[SaidLine, ...] = ()
    say: Say = Say.NOTHING
    moves: tuple[Verdict, ...] = ()
    mark: str = ""


UNSAID = Judged()


@dataclass(frozen=True, slots=True)
class SetLine:
    """One time that somebody of the own desk muted or showed a link by hand."""

    muted: bool
    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the own desk set for the own case, oldest first. `rule` is why the rule mutes it."""

    rule: str | None = None
    history: tuple[SetLine, ...] = ()
    may_change: bool = False


UNSET = ByHand()
