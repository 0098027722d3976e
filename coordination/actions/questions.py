"""Questions that registering asks: counted, held within quotas, and looked at for probing.

`ask` stands in front of what lets a case into the register and refuses before anything is stored;
`keep` remembers what was asked once it is matched. Both run inside the act's own transaction, under
the lock that every writing bench holds, so two requests cannot both take the last question. What
the operator imports is outside.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from coordination.actions import indexing, question_book
from coordination.actions.detection import HitLine
from coordination.actions.question_book import Asked
from coordination.actions.workbench import Workbench
from coordination.domain import fishing
from coordination.domain.drafts import CaseDraft, Fault, RefusedInput
from coordination.domain.features import Feature
from coordination.domain.fishing import (
    Day,
    Deed,
    Evaluation,
    Limit,
    Pattern,
    Question,
    Refusal,
    Submission,
    Suspicion,
    Topic,
    alarms,
)
from coordination.domain.permissions import DESK_ROLES
from coordination.domain.vocabulary import CaseStatus, Urgency
from coordination.domain.wording import N_
from coordination.storage.cases import Case

_LABEL = "questions"
# After how many questions a desk's hits are held against those of all others.
_HIT_RATIO_EVERY = 50

_SAID: Mapping[tuple[Limit, Topic], str] = {
    (Limit.PERSON, Topic.PERSONS): N_(
        "Your quota of persons for today is used up: {used} of {most}, and this record counts "
        "{asked}. It starts again at 00:00 UTC. A lead of your desk can raise it for today."
    ),
    (Limit.PERSON, Topic.IDENTIFIERS): N_(
        "Your quota of identifiers for today is used up: {used} of {most}, and this record counts "
        "{asked}. It starts again at 00:00 UTC. A lead of your desk can raise it for today."
    ),
    (Limit.DESK, Topic.PERSONS): N_(
        "Your desk's quota of persons for today is used up: {used} of {most}, and this record "
        "counts {asked}. It starts again at 00:00 UTC. For more, ask your administrator."
    ),
    (Limit.DESK, Topic.IDENTIFIERS): N_(
        "Your desk's quota of identifiers for today is used up: {used} of {most}, and this record "
        "counts {asked}. It starts again at 00:00 UTC. For more, ask your administrator."
    ),
    (Limit.ALARM, Topic.PERSONS): N_(
        "An alarm is open on persons that your desk registered: {used} of {most} for today, and "
        "this record counts {asked}. It starts again at 00:00 UTC. Ask your lead, who sees the "
        "alarm; the analyst or the auditor can clear it."
    ),
    (Limit.ALARM, Topic.IDENTIFIERS): N_(
        "An alarm is open on identifiers that your desk registered: {used} of {most} for today, "
        "and this record counts {asked}. It starts again at 00:00 UTC. Ask your lead, who sees "
        "the alarm; the analyst or the auditor can clear it."
    ),
}


class TooManyQuestions(RefusedInput):
    """A record asks more than is admitted today; the runtime keeps what it would have raised."""

    def __init__(
        self, refusal: Refusal, suspicions: tuple[Suspicion, ...], *, urgent: bool
    ) -> None:
        numbers = {
            "used": str(refusal.used),
            "most": str(refusal.most),
            "asked": str(refusal.asked),
        }
        field = "subjects" if refusal.topic is Topic.PERSONS else "identifiers"
        super().__init__((Fault(field, _SAID[refusal.limit, refusal.topic], numbers),))
        self.refusal = refusal
        self.suspicions = suspicions
        self.urgent = urgent


@dataclass(frozen=True, slots=True)
class Asking:
    """What one submission asks, found admissible; `days` is what its desk asked before."""

    case: Case
    days: Sequence[Asked]
    submission: Submission
    suspicions: tuple[Suspicion, ...]


def ask(
    bench: Workbench,
    case: Case,
    draft: CaseDraft,
    features: Sequence[Feature],
    before: Sequence[Feature] | None = None,
) -> Asking | None:
    """Count what a record asks and return it, None where nothing is counted.

    `before` are the features of the version that it replaces. Raises TooManyQuestions when a quota
    of the person or the desk does not admit it; a case under `child_at_risk` may go past.
    """
    if bench.actor.role not in DESK_ROLES:
        return None
    asked = fishing.new_questions(features, before or ())
    submission = _submission(bench, case, draft, asked, before, features)
    known = alarms_of(bench, case.desk)
    days = question_book.window(bench, case.desk)
    past = [one for day in days for one in day.submissions]
    seen = fishing.evaluate(past, submission, alarms.cleared_until(known))
    charged = fishing.charge(zip(asked, seen.probing, strict=True), urgent=submission.urgent)
    suspicions = _admit(bench, _day(days[-1], known), charged, seen, urgent=submission.urgent)
    return Asking(case, days, replace(submission, charged=charged), suspicions)


def before(bench: Workbench, case: Case) -> Sequence[Feature]:
    """Return the features that a case has as it stands, for what a new version adds to them.

    None of a withdrawn one: to register it again is to ask again.
    """
    if bench.actor.role not in DESK_ROLES or case.status == CaseStatus.WITHDRAWN:
        return ()
    return [feature for _, feature in indexing.open_parts(bench, case)]


def _admit(
    bench: Workbench,
    day: Day,
    charged: Mapping[Topic, int],
    seen: Evaluation,
    *,
    urgent: bool,
) -> tuple[Suspicion, ...]:
    """Return what to raise an alarm on; raise TooManyQuestions when a limit is reached."""
    who, quotas = bench.actor.user_id, bench.tools.quotas
    refusal = fishing.refusal(day, who, charged, quotas, urgent=urgent)
    past_quota = urgent and fishing.refusal(day, who, charged, quotas) is not None
    urgently = (Suspicion(Pattern.URGENT, 1, who),) if past_quota else ()
    if refusal is not None:
        raise TooManyQuestions(refusal, (*seen.suspicions, *urgently), urgent=urgent)
    return (*seen.suspicions, *urgently)


def _submission(
    bench: Workbench,
    case: Case,
    draft: CaseDraft,
    asked: Sequence[Question],
    before: Sequence[Feature] | None,
    features: Sequence[Feature],
) -> Submission:
    code = bench.vault.short_codes(_LABEL, case.desk)
    gone = fishing.new_questions(before or (), features)
    return Submission(
        who=bench.actor.user_id,
        at=bench.now().isoformat(),
        case=code(f"case/{case.id}"),
        deed=Deed.REGISTERED if before is None else Deed.EDITED,
        charged={},
        asked=len(asked),
        traces=tuple(fishing.trace(one, code) for one in asked),
        urgent=draft.urgency is Urgency.CHILD_AT_RISK,
        hollow=fishing.is_hollow(draft),
        swapped=bool(gone and asked),
    )


def _day(asked: Asked, known: Sequence[alarms.Alarm]) -> Day:
    raised: dict[tuple[str, Topic], int] = {}
    for one in asked.raises:
        for topic, added in one.added.items():
            raised[one.who, topic] = raised.get((one.who, topic), 0) + added
    return Day(asked.submissions, raised, alarms.open_topics(known))


def alarms_of(bench: Workbench, desk: str) -> list[alarms.Alarm]:
    """Return the alarms of a desk, oldest first."""
    return [alarm for _, _, alarm in question_book.alarms_of(bench, desk)]


def keep(bench: Workbench, asking: Asking | None, hits: Collection[HitLine]) -> None:
    """Remember what was asked, with whether it met another desk; raise the alarms it is due."""
    if asking is None:
        return
    desk = asking.case.desk
    past = [one for day in asking.days for one in day.submissions]
    # A value that is known to hit must not make a probe look like a case that meets others.
    known = {trace.same for one in past for trace in one.traces}
    is_new = known.isdisjoint(trace.same for trace in asking.submission.traces)
    met = is_new and any(hit.desk != desk for hit in hits)
    submission = replace(asking.submission, met=met)
    _remember(bench, asking.days, submission)
    suspicions = [*asking.suspicions, *_hit_ratio(bench, desk, [*past, submission])]
    raise_alarms(bench, desk, suspicions)


def withdrawn(bench: Workbench, case: Case) -> None:
    """Remember that a case was withdrawn or erased after it was matched."""
    if bench.actor.role not in DESK_ROLES:
        return
    code = bench.vault.short_codes(_LABEL, case.desk)
    submission = Submission(
        who=bench.actor.user_id,
        at=bench.now().isoformat(),
        case=code(f"case/{case.id}"),
        deed=Deed.WITHDRAWN,
        charged={},
        asked=0,
    )
    days = question_book.window(bench, case.desk)
    past = [one for day in days for one in day.submissions]
    cleared = alarms.cleared_until(alarms_of(bench, case.desk))
    seen = fishing.evaluate(past, submission, cleared)
    _remember(bench, days, submission)
    raise_alarms(bench, case.desk, seen.suspicions)


def note_import(bench: Workbench, cases: Mapping[str, int]) -> None:
    """Remember how many cases the operator imported for each desk, outside every quota."""
    for desk, count in sorted(cases.items()):
        today = question_book.window(bench, desk)[-1]
        question_book.write(bench, replace(today, imported=today.imported + count))


def _remember(bench: Workbench, days: Sequence[Asked], submission: Submission) -> None:
    today = days[-1]
    question_book.write(bench, replace(today, submissions=(*today.submissions, submission)))


def _hit_ratio(bench: Workbench, desk: str, window: Sequence[Submission]) -> list[Suspicion]:
    """Hold the hits of a desk against those of all others, now and then: it opens their rows."""
    asked = sum(one.asked for one in window)
    new = window[-1].asked
    if asked // _HIT_RATIO_EVERY == (asked - new) // _HIT_RATIO_EVERY:
        return []
    cleared = alarms.cleared_until(alarms_of(bench, desk)).get(Pattern.NO_HITS, "")
    mine = [one for one in window if one.at > cleared]
    others = [
        one for day in question_book.of_all(bench) if day.desk != desk for one in day.submissions
    ]
    found = fishing.fewer_hits(mine, others)
    return [] if found is None else [found]


def raise_alarms(bench: Workbench, desk: str, suspicions: Collection[Suspicion]) -> None:
    """Raise an alarm for each suspicion, or add it to the open alarm that it carries on."""
    if not suspicions:
        return
    known = question_book.alarms_of(bench, desk)
    now = bench.now().isoformat()
    for suspicion in suspicions:
        found = [(row, one) for row, _, one in known if one.carries_on(suspicion)]
        if found:
            row, alarm = found[0]
            question_book.write_alarm(bench, desk, alarm.seen_again(suspicion, now), row)
        else:
            question_book.write_alarm(bench, desk, alarms.raised(suspicion, now))
            bench.record("alarm.raised", objects=[desk, suspicion.pattern.value])


def note_refusal(bench: Workbench, refused: TooManyQuestions) -> None:
    """Keep what a refused submission would have raised; it is asked in a bench of its own."""
    desk = bench.actor.desk
    if desk is None:
        return
    refusal = refused.refusal
    bench.record("questions.refused", objects=[desk, refusal.topic.value, refusal.limit.value])
    raise_alarms(bench, desk, refused.suspicions)
