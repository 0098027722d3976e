"""What changes when States are added to a situation or taken from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coordination.domain.law.facts import CaseFacts, FactKey
from coordination.domain.law.instruments import Law
from coordination.domain.law.trace import Said
from coordination.domain.proposals.engine import propose
from coordination.domain.proposals.parts import Change, Proposal, Situation, Step, WhatIf
from coordination.domain.wording import N_

_NEW = N_("Becomes possible, with {after}.")
_GONE = N_("Is no longer possible.")
_CHANGED = N_("Covers {after} instead of {before}.")
_STANDING = N_("Stands otherwise: {after} instead of {before}.")


def what_if(
    situation: Situation, law: Law, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> WhatIf:
    """Return the proposals before and after, and what changed.

    A State that is added has no case of its own unless a fact says so; removing the asking
    State makes the answer that of nobody's desk. Raises ValueError for a State that the pack
    does not have.
    """
    unknown = [state for state in add if state not in law.states]
    if unknown:
        raise ValueError("a State that the pack does not have")
    after = _changed(situation, add, remove)
    old, new = propose(situation, law), propose(after, law)
    return WhatIf(after.states, old, new, tuple(_changes(old, new)))


def _changed(situation: Situation, add: Sequence[str], remove: Sequence[str]) -> Situation:
    states = tuple(sorted((set(situation.states) | set(add)) - set(remove)))
    gone = set(remove)
    added = {FactKey("has_case", (state,)): False for state in add if state not in situation.states}
    kept = {k: v for k, v in situation.facts.values.items() if not gone & set(k.about)}
    return replace(
        situation,
        states=states,
        facts=CaseFacts({**added, **kept}),
        links=tuple(pair for pair in situation.links if not gone & set(pair)),
        asking=None if situation.asking in gone else situation.asking,
    )


def _changes(old: Sequence[Proposal], new: Sequence[Proposal]) -> Iterator[Change]:
    before = {proposal.step: proposal for proposal in old}
    after = {proposal.step: proposal for proposal in new}
    for step in Step:
        change = _change(step, before.get(step), after.get(step))
        if change is not None:
            yield change


def _change(step: Step, old: Proposal | None, new: Proposal | None) -> Change | None:
    was, now = _bases(old), _bases(new)
    gained = tuple(sorted(now - was))
    lost = tuple(sorted(was - now))
    said = _said(old, new)
    if said is None and not gained and not lost:
        return None
    return Change(
        step=step,
        gained=gained,
        lost=lost,
        before=old.standing if old else None,
        after=new.standing if new else None,
        states_before=old.states if old else (),
        states_after=new.states if new else (),
        said=said or Said(N_("The bases between the States change.")),
    )


def _said(old: Proposal | None, new: Proposal | None) -> Said | None:
    if old is None:
        return Said(_NEW, {"after": ", ".join(new.states)}) if new else None
    if new is None:
        return Said(_GONE)
    if old.standing is not new.standing:
        return Said(_STANDING, {"after": new.standing.value, "before": old.standing.value})
    if old.states != new.states:
        params = {"after": ", ".join(new.states), "before": ", ".join(old.states)}
        return Said(_CHANGED, params)
    return None


def _bases(proposal: Proposal | None) -> frozenset[str]:
    """Return the bases of a proposal as texts such as `DE > FR: Directive 2014/41/EU`."""
    if proposal is None:
        return frozenset()
    pairs = (
        f"{pair.requesting} {'>' if pair.directed else '-'} {pair.requested}: "
        f"{basis.law} ({basis.standing.value})"
        for pair in proposal.pairs
        for basis in pair.bases
    )
    groups = (
        f"{', '.join(group.states)}: {group.basis.law} ({group.basis.standing.value})"
        for group in proposal.groups
    )
    return frozenset((*pairs, *groups))
