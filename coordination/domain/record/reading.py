"""Read one national case record and refuse it with every fault at once."""

from datetime import date

from coordination.domain.dates import PartialDate
from coordination.domain.drafts import UNKNOWN, CaseDraft, InvolvedDraft, RefusedInput
from coordination.domain.record.coordination import read_coordination
from coordination.domain.record.handling import read_group_codes, read_restriction, unsaid
from coordination.domain.record.identifiers import read_identifiers
from coordination.domain.record.layout import CASE, INVOLVED
from coordination.domain.record.offences import read_offences, spellings
from coordination.domain.record.source import Rules, Source, open_object
from coordination.domain.record.subjects import read_subjects
from coordination.domain.vocabulary import Handling, InvolvedRole, Stage, Tlp, Urgency
from coordination.domain.wording import N_

_NO_OPENED = N_("This is missing. Write when the case was opened, or unknown.")
_NO_REF = N_("This is missing. Enter the reference under which your office keeps the case.")


def read_case(
    payload: object,
    *,
    offence_codes: frozenset[str],
    jurisdictions: frozenset[str],
    today: date | None = None,
) -> CaseDraft:
    """Return the draft of a case, or raise `RefusedInput` with all that is wrong.

    `payload` is what `json.loads` makes of a record. With `today`, dates that lie in the future
    where that makes no sense are refused. No fault repeats a value of the payload.
    """
    rules = Rules(spellings(offence_codes), jurisdictions, today)
    case = open_object(payload, "", CASE, rules)
    draft = _read_draft(case) if case is not None else None
    if draft is None or rules.faults:
        raise RefusedInput(tuple(rules.faults))
    return draft


def _read_draft(case: Source) -> CaseDraft:
    jurisdiction = case.place("jurisdiction")
    case.need("jurisdiction")
    codes, uncoded = read_offences(case)
    subjects = read_subjects(case)
    handling = case.word("handling", Handling)
    return CaseDraft(
        ref=case.needed("ref", case.reference("ref"), _NO_REF),
        jurisdiction=jurisdiction or "",
        opened=_read_opened(case),
        authority=case.text("authority"),
        stage=case.word("stage", Stage),
        offences=codes,
        uncoded_offences=uncoded,
        title=case.text("title"),
        summary=case.lines("summary"),
        operation=case.text("operation"),
        platforms=case.texts("platforms"),
        urgency=case.word("urgency", Urgency) or Urgency.ROUTINE,
        handling=handling or Handling.H1,
        tlp=case.word("tlp", Tlp) or Tlp.AMBER,
        restriction=read_restriction(case, handling),
        group_codes=read_group_codes(case),
        involved=tuple(_read_involved(part) for part in case.objects("involved", INVOLVED)),
        subjects=subjects,
        identifiers=read_identifiers(case, {subject.key for subject in subjects}),
        coordination=read_coordination(case, jurisdiction),
        unsaid=unsaid(case),
    )


def _read_opened(case: Source) -> PartialDate | None:
    case.need("opened", _NO_OPENED)
    given = case.values.get("opened")
    if type(given) is str and given.strip() == UNKNOWN:
        return None
    return case.partial("opened", ahead=True)


def _read_involved(source: Source) -> InvolvedDraft:
    jurisdiction = source.place("jurisdiction", may_be_unknown=True)
    source.need("jurisdiction")
    return InvolvedDraft(
        jurisdiction=jurisdiction or UNKNOWN,
        role=source.word("role", InvolvedRole) or InvolvedRole.OTHER,
    )
