"""The shape of what people send: fields, their labels and choices. No rule and no query.

How the registration form becomes a record, and where the faults of a record belong in it, is in
`web/records.py`.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)

from coordination.actions.pages import CaseFormContext
from coordination.domain.drafts import UNKNOWN
from coordination.reference.corrections import CORRECTABLE
from coordination.web import case_terms, disclosure_terms, link_terms, terms
from coordination.web.wording import state_name

NOT_SAID = ("", _("not recorded"))
READ_FOR_ME = ("", _("Read it for me"))
AS_CASE = ("", _("as the case"))


def _words(group: terms.Terms, *first: tuple[str, Any]) -> list[tuple[str, Any]]:
    return [*first, *group.items()]


class DocumentForm(Form):
    """An identity document of a subject."""

    kind = SelectField(_("Document"), choices=_words(case_terms.DOCUMENT), default="passport")
    country = SelectField(_("Issued by"), validate_choice=False)
    number = StringField(_("Number"))


class SubjectForm(Form):
    """A person of the case."""

    key = HiddenField(_("Subject"))
    kept = HiddenField()  # a closed person, whose particulars stay as stored while nothing is typed
    role = SelectField(_("Category"), choices=_words(case_terms.SUBJECT_ROLE), default="suspect")
    names = TextAreaField(_("Names as written"), description=_("Any script, one name a line."))
    dob = StringField(_("Born"), description=_("1980, 1980-05 or 1980-05-17."))
    sex = SelectField(_("Sex"), choices=_words(case_terms.SEX, NOT_SAID), default="")
    nationality = SelectField(_("Nationality"), validate_choice=False)
    documents = FieldList(FormField(DocumentForm), min_entries=1, max_entries=20)


class IdentifierForm(Form):
    """A selector of the case. Without a kind, the value is read for the person."""

    kind = SelectField(_("Kind"), choices=_words(case_terms.IDENTIFIER, READ_FOR_ME), default="")
    value = StringField(_("Value"))
    subject = SelectField(_("Held by"), validate_choice=False)
    first_seen = StringField(
        _("First seen"), description=_("2026-08-14, or with the hour and its zone.")
    )
    last_seen = StringField(_("Last seen"))
    provider = StringField(_("Provider"))


class InvolvedForm(Form):
    """Another State that the case touches."""

    jurisdiction = SelectField(_("State"), validate_choice=False)
    role = SelectField(_("Tie"), choices=_words(case_terms.INVOLVED_ROLE), default="investigating")


class Sent(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What comes with the token that keeps other sites from sending it."""


class CorrectionForm(Sent):
    """A fact of the reference pack as the administrator holds it."""

    file = SelectField(_("File"), choices=[(name, name) for name in CORRECTABLE])
    entry = StringField(
        _("Entry"), description=_("NO, meta, jit; legal_facts for what is in force.")
    )
    field = StringField(
        _("Field"), description=_("budapest, preservation.days, cets224_in_force.value.")
    )
    value = StringField(
        _("Value"), description=_("A text, a number, true, false, or null for not known.")
    )
    source = TextAreaField(_("Source"), description=_("Where the value was read, with its date."))
    reason = TextAreaField(_("Reason"), description=_("Everybody who reads the fact reads it."))


class GroupCodesForm(Form):
    """Codes of one group of fields, beside those of the case."""

    handling = SelectField(
        _("Handling code"),
        choices=[AS_CASE, *((code, code) for code in case_terms.HANDLING)],
        default="",
    )
    tlp = SelectField(
        _("TLP colour"),
        choices=[AS_CASE, *((one, one.upper()) for one in case_terms.TLP)],
        default="",
    )
    restriction = StringField(_("Words of H3"))


class GroupsForm(Form):
    """The groups of fields that may have codes of their own; which there are is fixed."""

    contact = FormField(GroupCodesForm, disclosure_terms.GROUP["contact"])
    identifiers = FormField(GroupCodesForm, disclosure_terms.GROUP["identifiers"])
    summary = FormField(GroupCodesForm, disclosure_terms.GROUP["summary"])
    persons = FormField(GroupCodesForm, disclosure_terms.GROUP["persons"])
    victims = FormField(GroupCodesForm, disclosure_terms.GROUP["victims"])


class CaseForm(Sent):
    """A case as a person types it."""

    ref = StringField(_("National reference"))
    opened = StringField(_("Opened"), description=_("2017, 2017-08, 2017-08-14 or unknown."))
    title = StringField(
        _("Short title"), description=_("No names, no accounts: people read it in lists.")
    )
    authority = StringField(_("Authority"))
    stage = SelectField(_("Stage"), choices=_words(case_terms.STAGE, NOT_SAID), default="")
    urgency = SelectField(_("Urgency"), choices=_words(case_terms.URGENCY), default="routine")
    handling = SelectField(
        _("Handling code"),
        choices=[(code, code + ": " + text) for code, text in case_terms.HANDLING.items()],
        default="H1",
    )
    tlp = SelectField(
        _("TLP colour"),
        choices=[(one, one.upper() + ": " + text) for one, text in case_terms.TLP.items()],
        default="amber",
    )
    restriction = StringField(
        _("Words of H3"),
        description=_("Needed with H3, and shown wherever the content is. No names here."),
    )
    group_codes = FormField(GroupsForm)
    operation = StringField(_("Operation"))
    summary = TextAreaField(_("Summary"))
    offences = SelectMultipleField(_("Offences"), validate_choice=False)
    other_offences = TextAreaField(
        _("Offences in other words"), description=_("One a line; kept, and marked as not coded.")
    )
    platforms = TextAreaField(_("Platforms"), description=_("One a line."))
    involved = FieldList(FormField(InvolvedForm), _("State"), min_entries=1, max_entries=300)
    subjects = FieldList(FormField(SubjectForm), _("Subject"), min_entries=1, max_entries=200)
    identifiers = FieldList(
        FormField(IdentifierForm), _("Identifier"), min_entries=1, max_entries=2000
    )

    def offer(self, context: CaseFormContext) -> None:
        """Fill the choices that come from the reference pack, and give each subject its key."""
        states = [(term.code, f"{term.code} {term.term}") for term in context.jurisdictions]
        unknown = (UNKNOWN, state_name(UNKNOWN))
        self.offences.choices = [(term.code, term.term) for term in context.offences]
        for involved in blocks(self.involved):
            involved.jurisdiction.choices = [("", ""), unknown, *states]
        keys: list[tuple[str, Any]] = [NOT_SAID]
        self._name_subjects()
        for subject in blocks(self.subjects):
            subject.nationality.choices = [NOT_SAID, *states]
            keys.append((subject.key.data, subject.key.data))
            for document in blocks(subject.documents):
                document.country.choices = [NOT_SAID, *states]
        for identifier in blocks(self.identifiers):
            identifier.subject.choices = keys

    def _name_subjects(self) -> None:
        """Give each subject without a key the first that is free."""
        subjects = blocks(self.subjects)
        taken = {subject.key.data for subject in subjects}
        free = (key for number in count(1) if (key := f"S{number}") not in taken)
        for subject in subjects:
            subject.key.data = subject.key.data or next(free)

    def grow(self, name: str) -> None:
        """Add an empty block to the list of this name; unknown names and full lists stay."""
        found = self._list_at(name)
        if found is not None and len(found) < (found.max_entries or 0):
            found.append_entry()

    def shrink(self, name: str) -> None:
        """Take the block of this name out of its list; one empty block always stays."""
        found = self._list_at(name.rpartition("-")[0])
        if found is not None:
            # Built anew, so that the names stay in one row: the next "Remove" goes by them.
            found.process(None, [entry.data for entry in found.entries if entry.name != name])

    def _list_at(self, name: str) -> Any:
        lists: list[Any] = [self.involved, self.subjects, self.identifiers]
        lists += [subject.documents for subject in blocks(self.subjects)]
        return next((one for one in lists if one.name == name), None)


class ReasonForm(Sent):
    """An act that must be explained; the reason is kept, sealed, in the log."""

    reason = TextAreaField(_("Reason"))


class MoveForm(ReasonForm):
    """A move of a case: to suspend, close, reopen or withdraw it."""

    to = HiddenField()


class CoordinationForm(Sent):
    """Coordination that the desk says is going on."""

    kind = SelectField(_("What"), choices=_words(link_terms.COORDINATION), default="jit")
    state = SelectField(_("State of it"), choices=_words(link_terms.STATE), default="running")
    states = StringField(_("With the States"), description=_("Codes, such as RO, DE."))
    refs = TextAreaField(
        _("Only these of their cases"),
        description=_("Their references, one a line. It then covers once they confirm."),
    )
    since = StringField(_("Since"), description=_("2026-09-28"))
    until = StringField(_("Until"), description=_("Empty: until it is changed."))


class ChangeForm(Sent):
    """Another state or end of recorded coordination."""

    state = SelectField(_("State of it"), choices=_words(link_terms.STATE))
    until = StringField(_("Until"))


class AnswerForm(ReasonForm):
    """What the own desk says about coordination that another one recorded."""

    verdict = HiddenField()


class LinkForm(ReasonForm):
    """Something about one link; `back` says from which page."""

    back = HiddenField()


class JudgementForm(LinkForm):
    """What a person says of a link. `mark` names what the page showed of it."""

    verdict = HiddenField(_("Judgement"))
    mark = HiddenField()


class MutingForm(LinkForm):
    """Whether a link counts for little at the own case: yes or no."""

    muted = HiddenField()

    def validate_muted(self, field: HiddenField) -> None:
        """Refuse any other word."""
        if field.data not in {"yes", "no"}:
            raise ValidationError


class UserForm(Sent):
    """A new account."""

    name = StringField(_("Sign-in name"), description=_("Small letters, digits, dots and hyphens."))
    role = SelectField(_("Role"))
    desk = SelectField(_("Desk"))

    def offer(self, roles: Sequence[str], desks: Sequence[str]) -> None:
        """Fill the choices with what the person may give."""
        self.role.choices = [(role, terms.ROLE[role]) for role in roles]
        none = [("", _("none, a central role"))] if "analyst" in roles else []
        self.desk.choices = [*none, *((code, f"{code} {state_name(code)}") for code in desks)]


class KeyForm(Sent):
    """A new personal API key."""

    scopes = SelectMultipleField(_("The key may"), choices=_words(terms.SCOPE))


def blocks(field: Any) -> list[Any]:
    """Return the forms of a list of blocks.

    Untyped on purpose: WTForms knows the fields of a nested form only by name.
    """
    return [entry.form for entry in field]
