"""Put values, reasons and faults of the rules into words in the reader's language.

Rules write English templates marked with `N_`; here they are translated first and filled in
afterwards. Names of States come from the locale data, so every language has them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from flask_babel import LazyString, get_locale, gettext, ngettext
from flask_babel import lazy_gettext as _

from coordination.domain.drafts import UNKNOWN, Fault
from coordination.web.terms import GROUPS


def word(group: str, value: str | None) -> str | LazyString:
    """Return what a value of a closed set is called; a value without a word shows as itself."""
    if not value:
        return _("not recorded")
    return GROUPS[group].get(value, value)


def done(outcome: str) -> str:
    """Return what a page says after an act; it names no record, so a session may keep it."""
    return str(word("done", outcome))


def sentence(template: str, params: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> str:
    """Return a template of the rules, translated and filled in.

    A parameter may itself be a marked text, such as a word for rarity.
    """
    filled = {name: gettext(value) if value else "" for name, value in dict(params).items()}
    return str(gettext(template).format(**filled)) if template else ""


def fault_text(fault: Fault) -> str:
    """Return the message of a fault without its path."""
    return sentence(fault.message, fault.params)


def listed(parts: Iterable[object]) -> str:
    """Return "a, b and c" as the reader's language writes it."""
    return str(format_list([str(part) for part in parts], locale=_locale()))


def kinds(values: Iterable[str]) -> str:
    """Return kinds of evidence as one text: "e-mail address and platform account"."""
    return listed(word("evidence", value) for value in values)


def same(values: Iterable[str]) -> str:
    """Return the line that names a hit: "Same e-mail address and platform account"."""
    return str(gettext("Same %(kinds)s", kinds=kinds(values)))


def state_name(code: str) -> str:
    """Return the name of a State in the reader's language, or the code when there is none."""
    if code == UNKNOWN:
        return str(gettext("State unknown"))
    return str(_locale().territories.get(code, code))


def desk_name(code: str) -> str:
    """Return what the desk of a State is called: "DE desk"."""
    return str(gettext("%(code)s desk", code=code))


def days_left(days: int) -> str:
    """Return how long a clock has to run, or for how long it has been over."""
    if days == 0:
        return str(gettext("today"))
    if days < 0:
        return str(ngettext("%(num)d day over", "%(num)d days over", -days))
    return str(ngettext("%(num)d day", "%(num)d days", days))


def last_day(end: datetime) -> date | None:
    """Return the last day of what ends at a midnight; None where it ends within a day."""
    return (end - timedelta(days=1)).date() if end.time() == time() else None


def partial_date(text: str) -> str:
    """Return a year, a year with month or a full date as a page writes dates; else the text."""
    parts = text.split("-")
    try:
        day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return text
    form = {1: "y", 2: "MMM y", 3: "d MMM y"}.get(len(parts))
    return str(format_date(day, form, locale=_locale())) if form else text


def clock_urgency(days: int) -> str:
    """Return the urgency that the theme colours: overdue, week, month or later."""
    if days < 0:
        return "overdue"
    if days <= 7:
        return "week"
    return "month" if days <= 30 else "later"


def _locale() -> Locale:
    """Return the reader's locale; English is British here, down to the commas of a list."""
    found = get_locale()
    return Locale("en", "GB") if found is None or found.language == "en" else found
