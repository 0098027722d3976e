"""Whether a link counts for little: by rule, or because a desk says so for its own case.

The rule mutes a link that rests on nothing but values that join strangers. A desk may set the
rule aside for one of its cases, or mute a link that the rule shows. That holds for the desk's own
view alone; the view of the whole register departs from the rule only where both desks do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coordination.domain.judgement import Verdict
from coordination.domain.wording import N_

BY_DESK = N_("Muted by your desk for this case")
BY_BOTH = N_("Muted by both desks")
ACROSS = N_(
    "Nothing is shared but values that join strangers, such as an address that changed hands or a"
    " word that many choose. Values that a list names are marked in your case."
)
"""What another desk's hit says of the rule, whichever values they are."""


def by_rule(reason: str | None, *, is_domestic: bool) -> str | None:
    """Return why the rule mutes a link, as its desks may read it.

    Between two cases of one desk that is the reason of the strongest value. Across desks it is
    one sentence for all: a particular one would change when somebody guesses another listed
    value of the other case.
    """
    return reason if is_domestic or reason is None else ACROSS


@dataclass(frozen=True, slots=True)
class Muting:
    """What a person set by hand for the own case: muted or shown, who, when (ISO 8601), why."""

    muted: bool
    by: str
    at: str
    reason: str


def for_desk(rule: str | None, own: Sequence[Muting], verdict: Verdict | None) -> str | None:
    """Return why a link is muted for one desk, None when it is shown.

    What the desk set last decides. Without that a link that is judged the same is shown: a
    person looked at what the rule only counted.
    """
    if own:
        return BY_DESK if own[-1].muted else None
    return None if verdict is Verdict.SAME else rule


def for_whole(
    rule: str | None, one: Sequence[Muting], other: Sequence[Muting], verdict: Verdict | None
) -> str | None:
    """Return why a link is muted in the view of the whole register, None when it is shown."""
    set_by = {side[-1].muted if side else None for side in (one, other)}
    if set_by == {True}:
        return BY_BOTH
    if set_by == {False} or verdict is Verdict.SAME:
        return None
    return rule
