"""The shape of what people send about walls, names, grants, teams, broken glass and absence.

Each form reads its own fields and no others: a role, an owner or a case that is sent along is not
read anywhere.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from coordination.actions.absences import Cover
from coordination.actions.grants import Wish
from coordination.actions.pages.policy import Absences, RightForm
from coordination.domain.access import FieldGroup
from coordination.web.dealing_forms import read_day
from coordination.web.disclosure_terms import GROUP
from coordination.web.forms import Sent
from coordination.web.wording import state_name

_FIRST = _("From the start of this day, UTC.")
_LAST = _("To the end of this day, UTC.")
_DATE = {"type": "date"}
_NOBODY = ("", _("choose a person"))
_NO_DESK = ("", _("choose a desk"))


class EntryForm(Sent):
    """A wall, a name, a grant, or a case that is brought into a team; each uses its fields."""

    desk = SelectField(_("Desk of that person"), validate_choice=False)
    name = StringField(_("Sign-in name"))
    person = SelectField(_("Person"), validate_choice=False)
    team = SelectField(_("Team"), validate_choice=False)
    groups = SelectMultipleField(
        _("Fields"), choices=[(one.value, GROUP[one.value]) for one in FieldGroup]
    )
    until = StringField(_("Last day"), description=_LAST, render_kw=_DATE)
    consent = BooleanField(_("What is H2 or H3 may be passed on to this team"))
    reason = TextAreaField(_("Reason"), description=_("It is kept in the log."))

    def offer(self, page: RightForm, own: str) -> None:
        """Fill the choices with people of the own desk, desks and own teams."""
        self.person.choices = [_NOBODY, *((one, one) for one in page.people)]
        self.team.choices = [(str(key), name) for key, name in page.teams]
        self.desk.choices = _desks([own, *page.desks])

    def offer_others(self, page: RightForm) -> None:
        """Offer other desks alone, and none beforehand."""
        self.desk.choices = [_NO_DESK, *_desks(page.desks)]

    def wish(self) -> Wish:
        """Return what is to be opened; raise RefusedInput for an end that is no full date."""
        return Wish(
            groups=tuple(self.groups.data or ()),
            until=read_day("until", self.until.data),
            reason=self.reason.data or "",
            consent=bool(self.consent.data),
        )


class TeamForm(Sent):
    """A new team."""

    name = StringField(_("Name"), description=_("No names of persons, no references."))
    desks = SelectMultipleField(
        _("Desks that are invited"),
        validate_choice=False,
    )
    until = StringField(_("Last day"), description=_LAST, render_kw=_DATE)
    reason = TextAreaField(_("Purpose"), description=_("Every desk of the team reads it."))

    def offer(self, desks: Iterable[str]) -> None:
        """Fill the choice of desks."""
        self.desks.choices = _desks(desks)


class MemberForm(Sent):
    """A person of the own desk who becomes a member."""

    name = SelectField(_("Person"), validate_choice=False)

    def offer(self, people: Sequence[str]) -> None:
        """Fill the choice of people."""
        self.name.choices = [_NOBODY, *((one, one) for one in people)]


class GlassForm(Sent):
    """A case of the own desk, and why it must be read now."""

    ref = StringField(_("National reference"))
    reason = TextAreaField(_("Reason"), description=_("The leads of your desk read it at once."))


class AcrossForm(Sent):
    """Why another desk's case must be read now."""

    reason = TextAreaField(_("Reason"), description=_("Both desks read it with the hit, at once."))


class CoverForm(Sent):
    """Who is absent, and who stands in."""

    absent = SelectField(_("Absent"), validate_choice=False)
    deputy = SelectField(_("Deputy"), validate_choice=False)
    since = StringField(_("First day"), description=_FIRST, render_kw=_DATE)
    until = StringField(_("Last day"), description=_LAST, render_kw=_DATE)
    reason = TextAreaField(_("Reason"), description=_("It is kept in the log."))

    def offer(self, page: Absences) -> None:
        """Fill the choices: a lead's with everybody of the desk."""
        people = [(one, one) for one in page.people]
        own: list[tuple[str, Any]] = [(page.me, page.me)]
        self.absent.choices = people if page.may_for_others else own
        self.deputy.choices = [_NOBODY, *(one for one in people)]

    def cover(self) -> Cover:
        """Return what is to be arranged; raise RefusedInput for a day that is none."""
        return Cover(
            absent=self.absent.data or "",
            deputy=self.deputy.data or "",
            since=read_day("since", self.since.data),
            until=read_day("until", self.until.data),
            reason=self.reason.data or "",
        )


def _desks(codes: Iterable[str]) -> list[tuple[str, Any]]:
    return [(code, f"{code} {state_name(code)}") for code in codes]
