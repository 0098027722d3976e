"""Whose particulars stay closed on a page until somebody opens them with a reason.

Directive (EU) 2016/680, Art. 6, keeps victims and suspects apart; recital 50 and national law
protect minors in every role. Closed means that lists show a pseudonym and nothing else.
"""

from datetime import date

from coordination.domain.dates import PartialDate
from coordination.domain.vocabulary import SubjectRole

MAJORITY = 18


def is_minor(dob: str | None, on: date) -> bool:
    """Say whether a person born on `dob` (ISO, perhaps in part) may be under 18 on that day."""
    if dob is None:
        return False
    born = PartialDate.parse(dob).latest
    birthday_passed = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (not birthday_passed) < MAJORITY


def is_closed(role: SubjectRole, dob: str | None, on: date) -> bool:
    """Say whether a person's particulars are shown only after opening them with a reason."""
    return role is SubjectRole.VICTIM or is_minor(dob, on)
