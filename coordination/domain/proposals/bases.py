"""Evaluate the bases of an instrument for States, and put them in the order of use."""

from collections.abc import Iterable, Sequence

from coordination.domain.law.answers import Answer
from coordination.domain.law.evaluate import Scene, because_of, evaluate
from coordination.domain.law.instruments import BasisRule, Instrument, Law, StepRule, TimeLimit
from coordination.domain.law.nodes import Both
from coordination.domain.law.periods import Bound
from coordination.domain.law.trace import Said, Source
from coordination.domain.law.truth import Truth
from coordination.domain.proposals.parts import Basis, Limit, Refused, Standing
from coordination.domain.wording import N_

_ORDER = tuple(Standing)
_NOT_READ = "not read: {what}"
# What stands for a source where a basis has none, so that no basis seems to have been read.
_NO_SOURCE = "No source was opened for this basis"

_LATEST = N_("{number} {unit} from {start}, at the latest")
_EARLIEST = N_("{number} {unit} from {start}, at least")
_TYPICAL = N_("{number} {unit} from {start}, as a rule")
_FROM = N_("{words}, from {start}")
_WORDS = N_("{words}")
_BOUNDS = {Bound.LATEST: _LATEST, Bound.EARLIEST: _EARLIEST, Bound.TYPICAL: _TYPICAL}


def bases_of(step: StepRule, law: Law, scene: Scene) -> tuple[Basis, ...]:
    """Return the bases that a step has for a scene, best first, without those ruled out."""
    return weighed(step, law, scene)[0]


def weighed(
    step: StepRule, law: Law, scene: Scene
) -> tuple[tuple[Basis, ...], tuple[Refused, ...]]:
    """Return the bases that a step has for a scene, and its instruments that have none there."""
    found = _evaluated(step, law, scene)
    standing = [basis for basis in found if basis.standing is not Standing.RULED_OUT]
    left = {basis.instrument for basis in standing}
    refused: dict[str, Refused] = {}
    for basis in found:
        if basis.instrument not in left and basis.against:
            reason = Refused(basis.instrument, basis.title, basis.against[0])
            refused.setdefault(basis.instrument, reason)
    return in_order(_without_fallback(step, standing)), tuple(refused.values())


def _evaluated(step: StepRule, law: Law, scene: Scene) -> list[Basis]:
    return [
        basis_of(law, instrument, rule, scene)
        for instrument in (law.instruments[name] for name in step.instruments)
        if _is_considered(instrument, scene)
        for rule in instrument.bases
    ]


def _is_considered(instrument: Instrument, scene: Scene) -> bool:
    only_when = instrument.only_when
    return only_when is None or evaluate(only_when, scene).truth is Truth.YES


def refusals_of(
    step: StepRule, law: Law, scene: Scene, only: Basis | None = None
) -> tuple[Said, ...]:
    """Return what rules out each basis of a step, or one, for a scene, in the order of the pack."""
    out = [
        basis
        for basis in _evaluated(step, law, scene)
        if basis.standing is Standing.RULED_OUT and (only is None or basis.id == only.id)
    ]
    against = (said for basis in out for said in basis.against)
    return tuple(dict.fromkeys(against))


def basis_of(law: Law, instrument: Instrument, rule: BasisRule, scene: Scene) -> Basis:
    """Return one basis for a scene with its standing and everything that it rests on."""
    answer = evaluate(Both((instrument.condition, rule.condition)), scene)
    refusal = Answer(Truth.NO) if instrument.reject is None else evaluate(instrument.reject, scene)
    standing = _standing(answer, refusal, rule.manual)
    if standing is Standing.RULED_OUT and _awaits(instrument, rule, scene, refusal):
        standing = Standing.NOT_YET
    open_questions = refusal.missing if refusal.truth is Truth.UNKNOWN else ()
    missing = tuple(dict.fromkeys((*answer.missing, *open_questions)))
    return Basis(
        instrument=instrument.id,
        title=instrument.name,
        id=rule.id,
        act=rule.act,
        article=rule.article,
        standing=standing,
        facts=answer.facts,
        state_facts=answer.state_facts,
        against=_against(answer, refusal, standing, scene),
        missing=missing,
        unverified=answer.unverified,
        cautions=_cautions(instrument, rule, answer, standing),
        sources=_sources(law, (*rule.sources, *instrument.sources)),
        limits=tuple(_limit(limit) for limit in instrument.limits if _is_valid(limit, scene)),
        form=instrument.form,
        verified=rule.verified,
        open_law=answer.blocked,
    )


def in_order(bases: Iterable[Basis]) -> tuple[Basis, ...]:
    """Return bases with the firmest first, in the order of the pack among equals."""
    return tuple(sorted(bases, key=firmness))


def firmness(basis: Basis, standing: Standing | None = None) -> int:
    """Return how firmly a basis stands, or a step on it: 0 is firmest.

    What the pack itself leaves open comes after what a lawyer can confirm.
    """
    said = standing or basis.standing
    held_open = basis.open_law and said is Standing.MANUAL
    return _ORDER.index(Standing.OPEN if held_open else said)


def with_need(standing: Standing, need: Answer) -> Standing:
    """Return the standing of a step whose basis stands so, and whose need was answered so."""
    if need.truth is Truth.NO:
        return Standing.RULED_OUT
    if need.truth is Truth.UNKNOWN and standing is Standing.CONFIRMED:
        return Standing.NEEDS_FACTS
    return standing


def _standing(answer: Answer, refusal: Answer, manual: str | None) -> Standing:
    if answer.truth is Truth.NO or refusal.truth is Truth.YES:
        return Standing.RULED_OUT
    if manual is not None:
        return Standing.MANUAL
    if answer.truth is Truth.YES:
        return Standing.CONFIRMED
    return Standing.OPEN if answer.blocked else Standing.NEEDS_FACTS


def _awaits(instrument: Instrument, rule: BasisRule, scene: Scene, refusal: Answer) -> bool:
    """Return whether a basis that does not hold yet may come to hold for these States."""
    if refusal.truth is Truth.YES:
        return False
    if rule.awaiting is None:
        awaited = [instrument.awaiting] if instrument.awaiting else []
    else:
        awaited = [instrument.condition, rule.awaiting]
    truths = {evaluate(node, scene).truth for node in awaited}
    return bool(awaited) and Truth.NO not in truths


def _against(answer: Answer, refusal: Answer, standing: Standing, scene: Scene) -> tuple[Said, ...]:
    if refusal.truth is Truth.YES:
        return (because_of(refusal, scene.states),)
    held = standing in (Standing.RULED_OUT, Standing.NOT_YET) or answer.truth is Truth.UNKNOWN
    return answer.against if held else ()


def _cautions(
    instrument: Instrument, rule: BasisRule, answer: Answer, standing: Standing
) -> tuple[str, ...]:
    texts = [*rule.cautions, *([rule.manual] if rule.manual else []), *instrument.cautions]
    if standing is Standing.NOT_YET and instrument.in_force_note:
        texts.append(instrument.in_force_note)
    texts += [_NOT_READ.format(what=what) for what in answer.unread]
    return tuple(dict.fromkeys(texts))


def _sources(law: Law, names: Iterable[str]) -> tuple[Source, ...]:
    found = tuple(law.sources[name] for name in dict.fromkeys(names) if name in law.sources)
    return found or (Source("none", _NO_SOURCE, None, "nothing", law.as_of),)


def _is_valid(limit: TimeLimit, scene: Scene) -> bool:
    """Return whether a limit applies to what begins on the day of the scene."""
    begun = limit.valid_from is None or limit.valid_from <= scene.today
    return begun and (limit.valid_to is None or scene.today <= limit.valid_to)


def _limit(limit: TimeLimit) -> Limit:
    if limit.period is None:
        template = _FROM if limit.starts else _WORDS
        said = Said(template, {"words": limit.words, "start": limit.starts})
    else:
        params = {"number": str(limit.period.number), "unit": limit.period.unit.value}
        said = Said(_BOUNDS[limit.period.bound], {**params, "start": limit.starts})
    return Limit(limit.id, limit.what, said, limit.basis, limit.verified, limit.note)


def _without_fallback(step: StepRule, bases: Sequence[Basis]) -> list[Basis]:
    """Leave out what is named only for want of better, where something better is confirmed.

    For an instrument that is any whole instrument before it, for a basis one of its own.
    """
    kept: list[Basis] = []
    settled: set[str] = set()
    for basis in bases:
        whole = basis.instrument in step.fallback and bool(settled)
        own = basis.id in step.fallback and basis.instrument in settled
        if not (whole or own):
            kept.append(basis)
        if basis.standing is Standing.CONFIRMED and basis.instrument not in step.partial:
            settled.add(basis.instrument)
    return kept
