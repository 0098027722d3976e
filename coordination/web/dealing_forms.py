"""The shape of what desks send each other about a hit, and how it becomes what an act takes.

Each form reads its own fields and no others: an owner, a desk or a role that is sent along is
not read anywhere.
"""

import re
from datetime import date

from wtforms import HiddenField, SelectMultipleField, StringField, TextAreaField

from coordination.actions.disclosures import Terms, Wanted
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_
from coordination.web.forms import ReasonForm

_NO_DAY = N_("Not a full date. Write year, month and day: 2026-09-28.")
_COUNT = re.compile(r"[0-9]{1,6}")


class DealingForm(ReasonForm):
    """Any act on a hit. `mark` and `seen` name what the page showed, `back` which page that was."""

    mark = HiddenField()
    seen = HiddenField()
    back = HiddenField()

    @property
    def seen_mark(self) -> str:
        """Return the mark of the record that the page showed."""
        return self.mark.data or ""

    @property
    def lines_seen(self) -> int:
        """Return how many lines of the record the page showed, 0 if that is no number."""
        text = self.seen.data or ""
        return int(text) if _COUNT.fullmatch(text) else 0


class TrackForm(DealingForm):
    """An act on a whole ask: of the case, or of its victims."""

    track = HiddenField()
    until = StringField()

    @property
    def chosen(self) -> str:
        """Return which ask is meant."""
        return self.track.data or ""

    def day(self) -> date | None:
        """Return the day that was named; raise RefusedInput for no full date."""
        return read_day("until", self.until.data)


class GroupsForm(DealingForm):
    """An act on groups of fields."""

    groups = SelectMultipleField(validate_choice=False)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the values of the groups that were ticked."""
        return tuple(self.groups.data or ())


class WantedForm(GroupsForm):
    """What a desk asks for. `usual` is the day that the form came with, which is no wish."""

    deadline = StringField()
    usual = HiddenField()
    readers = SelectMultipleField(validate_choice=False)

    def wanted(self) -> Wanted:
        """Return what is asked for; raise RefusedInput for a deadline that is no full date."""
        text = (self.deadline.data or "").strip()
        day = None if text == self.usual.data else read_day("deadline", text)
        return Wanted(self.chosen, self.reason.data or "", day, tuple(self.readers.data or ()))


class TermsForm(GroupsForm):
    """What an owner opens, until when, under which words and for whom."""

    until = StringField()
    conditions = TextAreaField()
    readers = SelectMultipleField(validate_choice=False)
    contact = TextAreaField()

    def terms(self) -> Terms:
        """Return the terms; raise RefusedInput for an end that is no full date."""
        return Terms(
            groups=self.chosen,
            until=read_day("until", self.until.data),
            conditions=self.conditions.data or "",
            readers=tuple(self.readers.data or ()),
            contact=self.contact.data or "",
        )


class ConsentForm(DealingForm):
    """A request for consent."""

    use = HiddenField()
    to_whom = StringField()


class ConsentAnswerForm(DealingForm):
    """What the owner says to a request for consent."""

    verdict = HiddenField()


def read_day(field: str, text: str | None) -> date | None:
    """Return a day, None for an empty text; raise RefusedInput for anything else."""
    try:
        return date.fromisoformat(text.strip()) if text and text.strip() else None
    except ValueError:
        raise RefusedInput((Fault(field, _NO_DAY),)) from None
