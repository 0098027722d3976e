"""What the cases around two persons share: a second piece of evidence raises a person pair.

The surroundings of a person are sealed with the person, so that one opening gives all that a
comparison needs. Sharing nothing around says nothing against.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordination.domain.drafts import UNKNOWN
from coordination.domain.features import SubjectFeature
from coordination.domain.names import fold_name
from coordination.domain.wording import N_

OPERATION = "operation"
PLATFORM = "platform"
DESK = "desk"
INVOLVED = "involved"

_OPERATION_AGREES = N_("The cases belong to an operation of the same name")
_PLATFORM_AGREES = N_("The cases concern the same platform")
_STATES_NAMED = N_("Each case names the other's State")
_STATE_NAMED = N_("One of the cases names the State of the other")
_OTHER_EVIDENCE = N_("The cases share other evidence as well")

_WEIGHTS = {OPERATION: 3.0, PLATFORM: 0.4}
_ONE_STATE, _BOTH_STATES = 0.4, 0.8
MOST_ELSEWHERE = 4.0
"""What other evidence between two cases adds at most, when it is certain."""

Around = tuple[str, ...]
Said = tuple[str, float, tuple[tuple[str, str], ...]]


def around(
    desk: str, involved: Iterable[str], platforms: Iterable[str], operation: str | None
) -> Around:
    """Return what stands around the persons of a case, as short texts."""
    found = [f"{DESK}:{desk}"]
    found += [f"{INVOLVED}:{one}" for one in involved]
    found += [f"{PLATFORM}:{fold_name(one).strip()}" for one in platforms]
    if operation:
        found.append(f"{OPERATION}:{' '.join(fold_name(operation).split())}")
    return tuple(sorted({one for one in found if not one.endswith(f":{UNKNOWN}")}))


def other_evidence(elsewhere: float) -> Iterator[Said]:
    """Yield what other evidence says; `elsewhere` is how strongly it joins the cases, 0 to 1."""
    if elsewhere > 0:
        yield _OTHER_EVIDENCE, MOST_ELSEWHERE * elsewhere, ()


@dataclass(frozen=True, slots=True)
class Near:
    """The surroundings of a person, all together and the States among them."""

    texts: frozenset[str]
    desks: frozenset[str]
    involved: frozenset[str]


def near(one: SubjectFeature) -> Near:
    """Return the surroundings of a person as they are compared."""
    return Near(frozenset(one.around), _of_kind(one, DESK), _of_kind(one, INVOLVED))


def _of_kind(one: SubjectFeature, kind: str) -> frozenset[str]:
    start = f"{kind}:"
    return frozenset(text[len(start) :] for text in one.around if text.startswith(start))


def points(mine: Near, theirs: Near) -> Iterator[Said]:
    """Yield what the surroundings of two persons say for their being one."""
    common = {one.partition(":")[0] for one in mine.texts & theirs.texts}
    if OPERATION in common:
        yield _OPERATION_AGREES, _WEIGHTS[OPERATION], ()
    if PLATFORM in common:
        yield _PLATFORM_AGREES, _WEIGHTS[PLATFORM], ()
    named = _names(mine, theirs) + _names(theirs, mine)
    if named == 2:
        yield _STATES_NAMED, _BOTH_STATES, ()
    elif named:
        yield _STATE_NAMED, _ONE_STATE, ()


def _names(one: Near, other: Near) -> bool:
    """Say whether the case of one names the State of the other, which is not its own."""
    return not (other.desks - one.desks).isdisjoint(one.involved)
