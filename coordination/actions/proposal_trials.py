"""Try the law on a set of States without any case: for the lawyer who keeps the pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coordination.actions.proposal_answers import Asked, read_answers
from coordination.actions.workbench import Workbench
from coordination.domain.drafts import UNKNOWN, Fault, RefusedInput
from coordination.domain.law.facts import FACTS, CaseFacts, FactKey, FactValue
from coordination.domain.permissions import Act
from coordination.domain.proposals import propose, ruled_out
from coordination.domain.proposals.parts import Proposal, Situation
from coordination.domain.wording import N_

FEWEST, MOST = 2, 30


@dataclass(frozen=True, slots=True)
class Trial:
    """What the law comes to for some States: what is proposed, and what is ruled out."""

    proposals: tuple[Proposal, ...]
    ruled_out: tuple[Proposal, ...]


def propose_for(
    bench: Workbench, states: Sequence[str], texts: Mapping[str, str], asking: str | None = None
) -> Trial:
    """Return what States that have linked cases may do, on these facts and no others.

    Each State is taken to have a case that is linked with every other. `texts` maps any fact to
    its value (`stage:DE` to `trial`). Raises RefusedInput for a State that the pack does not
    know, or a fact that does not exist or has another type.
    """
    bench.permit(Act.READ_PACK)
    codes = tuple(sorted({code if code == UNKNOWN else code.upper() for code in states}))
    _check(bench, codes, asking)
    facts: dict[FactKey, FactValue] = {FactKey("has_case", (code,)): True for code in codes}
    given = read_answers(texts, Asked(FACTS, codes, bench.pack.jurisdiction_codes))
    facts.update({key: value for key, value in given.items() if value is not None})
    situation = Situation(
        today=bench.today(),
        states=codes,
        facts=CaseFacts(facts),
        links=tuple(combinations(codes, 2)),
        asking=asking.upper() if asking else None,
    )
    bench.record("law.tried", objects=codes)
    law = bench.pack.law
    return Trial(propose(situation, law), ruled_out(situation, law))


def _check(bench: Workbench, codes: Sequence[str], asking: str | None) -> None:
    faults = []
    if not set(codes) <= bench.pack.jurisdiction_codes | {UNKNOWN}:
        faults.append(Fault("states", N_("the reference pack knows no such State")))
    if not FEWEST <= len(codes) <= MOST:
        faults.append(Fault("states", N_("name two to thirty different States")))
    if asking is not None and asking.upper() not in codes:
        faults.append(Fault("asking", N_("the State that asks must be one of the States")))
    if faults:
        raise RefusedInput(tuple(faults))
