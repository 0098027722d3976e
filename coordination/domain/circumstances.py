"""What the two records around a shared value say for or against it.

An address is evidence only for the time at which it was used, a nickname only as far as nobody
else would think of it, and a person's document speaks less loudly when the sexes differ. A
circumstance belongs to one pair of records and changes the weight of that pair alone, so that
whatever else two cases share keeps its worth.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from coordination.domain.dates import PartialDate
from coordination.domain.evidence import base_weight
from coordination.domain.features import (
    DocumentFeature,
    Feature,
    IdentifierFeature,
    Normalised,
    SubjectFeature,
)
from coordination.domain.identifiers import variants
from coordination.domain.vocabulary import SubjectRole
from coordination.domain.wording import N_

NEAR = timedelta(hours=48)
FAR = timedelta(days=30)
MOMENT = timedelta(minutes=1)
"""Within this two uses are one moment: addresses are logged to the minute."""

_ADDRESSES = frozenset({"ip", "ip_port"})
# Ports of services (RFC 6335, 6: 0 to 1023), from which no customer calls.
_SYSTEM_PORT = re.compile(r"\d{1,3}|10[01]\d|102[0-3]")
# A part that is compared for want of better, and the namespace of the whole.
_PARTS = {
    "document_number": "document",
    "vehicle_number": "vehicle",
    "platform_number": "platform_id",
    "card_masked": "card",
}
_STATED_BY = {"report_number": "authority"}
"""A number that several offices give out, and the detail that says which one did."""

_CHANGED_HANDS = N_("An address changes hands: its times of use lie more than 30 days apart")
_CARRIER = N_("Different ports at the same moment: one address serves many customers")
_OTHER_PORT = N_("The ports differ")
_SERVER = N_("The times of use lie months apart, but both name the same port of a service")
_DAYS_APART = N_("The times of use lie days apart")
_COMMON_WORD = N_("Same nickname on different platforms, common word")
_OTHER_WHOLE = N_("Only a part of the value agrees: its issuer or the rest of it differs")
_OTHER_PLATFORM = N_("The platforms differ")
_ASSUMED_STATE = N_("One State is only assumed from the desk")
_SEX_DIFFERS = N_("The recorded sexes differ")
_DOB_DIFFERS = N_("The recorded birth dates differ")
_DOUBTFUL = N_("The shared value fails its check digits: it may be mistyped")

Window = tuple[datetime, datetime]
Record = IdentifierFeature | SubjectFeature | DocumentFeature


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The weight of one shared value between two records, before rarity.

    `muted` is why the value alone is no reason to tell anybody; `against` holds what speaks
    against it, each with the weight that it took away. Texts are for translation.
    """

    weight: float
    muted: str | None = None
    against: tuple[tuple[str, float], ...] = ()


def weigh(form: Normalised, mine: Feature, theirs: Feature) -> Circumstances:
    """Return what a form shared by these two records is worth; the sides may be swapped."""
    if isinstance(mine, IdentifierFeature) and isinstance(theirs, IdentifierFeature):
        if form.namespace in _ADDRESSES:
            return _address(form, mine, theirs)
        if form.namespace == "handle_name":
            return _nickname(form, mine, theirs)
        if form.namespace == variants.NAMESPACE:
            return _disguised(form, mine, theirs)
        if form.namespace == "vehicle_number" and _is_assumed(mine, theirs):
            return _lowered(base_weight(form.namespace), ((_ASSUMED_STATE, 0.6),))
    if _are_other_wholes(form, mine, theirs):
        return Circumstances(0.25, _OTHER_WHOLE)
    return _lowered(base_weight(form.namespace), _contradictions(mine, theirs))


def tells_nothing(form: Normalised, mine: Feature, theirs: Feature) -> bool:
    """Say whether a form adds nothing to this pair: a reduced name beside the name itself, or
    one of two names that count or date themselves differently.
    """
    if form.namespace != variants.NAMESPACE:
        return False
    names = [_name(side) for side in (mine, theirs)]
    return names[0] == names[1] or variants.are_apart(*names)


def record_of(feature: Feature, form: Normalised) -> Record:
    """Return what counts once: an identifier, one document of a person, or a person's names."""
    if isinstance(feature, SubjectFeature):
        held = (document for document in feature.documents if form in document.forms)
        return next(held, feature)
    return feature


def concerns_victim(mine: Feature, theirs: Feature) -> bool:
    """Return whether either record is a victim, of whom a hit says its kind and no more."""
    return _is_victim(mine) or _is_victim(theirs)


def both_victims(mine: Feature, theirs: Feature) -> bool:
    """Return whether both records are victims."""
    return _is_victim(mine) and _is_victim(theirs)


def distance(mine: IdentifierFeature, theirs: IdentifierFeature) -> timedelta | None:
    """Return the time between two uses, zero where they overlap, None where one is unknown."""
    first, second = _window(mine), _window(theirs)
    if first is None or second is None:
        return None
    return max(first[0] - second[1], second[0] - first[1], timedelta(0))


def _address(form: Normalised, mine: IdentifierFeature, theirs: IdentifierFeature) -> Circumstances:
    """Weigh an address by how near its uses lie, and at one moment by the ports.

    A customer leaves by another port with every connection, so that at different times a port
    says nothing; at one moment two ports of a shared address are two customers (RFC 6888).
    """
    apart = distance(mine, theirs)
    ports = _ports(form, mine, theirs)
    is_same_port = len(ports) == 1 and None not in ports
    if apart is None:
        return _lowered(base_weight("ip_port" if is_same_port else "ip"), ())
    if apart > FAR:
        return _months_apart(is_same_port and bool(_SYSTEM_PORT.fullmatch(ports.pop() or "")))
    if apart > NEAR:
        return _lowered(base_weight("ip"), ((_DAYS_APART, 0.7),))
    if len(ports) == 2 and None not in ports and _are_one_moment(mine, theirs):
        return Circumstances(0.25, _CARRIER, ((_OTHER_PORT, 0.30),))
    return Circumstances(0.90 if is_same_port else 0.70)


def _months_apart(is_of_service: bool) -> Circumstances:
    """Weigh an address after months: it is another customer's, unless it is a server's."""
    if is_of_service:
        return _lowered(base_weight("ip"), ((_SERVER, 0.7),))
    return Circumstances(0.23, _CHANGED_HANDS, ((_CHANGED_HANDS, base_weight("ip") - 0.23),))


def _ports(form: Normalised, *sides: IdentifierFeature) -> set[str | None]:
    if form.namespace == "ip_port":
        return {form.text.rpartition(":")[2]}
    return {_detail(side, "port") for side in sides}


def _are_one_moment(mine: IdentifierFeature, theirs: IdentifierFeature) -> bool:
    """Return whether both uses are known to the minute, and are one; a day is no moment."""
    windows = [window for side in (mine, theirs) if (window := _window(side)) is not None]
    return max(end for _, end in windows) - min(start for start, _ in windows) <= MOMENT


def _nickname(
    form: Normalised, mine: IdentifierFeature, theirs: IdentifierFeature
) -> Circumstances:
    """Weigh a bare name. Where a platform is missing, both may well mean the same account."""
    platforms = {_platform(mine), _platform(theirs)}
    if None in platforms or len(platforms) == 1:
        return Circumstances(
            base_weight("handle_name") if variants.is_distinctive(form.text) else 0.50
        )
    if variants.is_distinctive(form.text):
        return _lowered(base_weight("handle_name"), ((_OTHER_PLATFORM, 0.8),))
    return Circumstances(0.25, _COMMON_WORD)


def _disguised(
    form: Normalised, mine: IdentifierFeature, theirs: IdentifierFeature
) -> Circumstances:
    """Weigh two names of one reduced form: fair on one platform where it is long, else weak."""
    platforms = {_platform(mine), _platform(theirs)}
    is_long = len(form.text) >= variants.LONG
    if len(platforms) == 1 and None not in platforms:
        return Circumstances(base_weight(form.namespace) if is_long else 0.40)
    if None in platforms or is_long:
        return Circumstances(0.35)
    return Circumstances(0.25, _COMMON_WORD)


def _name(feature: Feature) -> str:
    return next((form.text for form in feature.forms if form.namespace == "handle_name"), "")


def _is_assumed(mine: IdentifierFeature, theirs: IdentifierFeature) -> bool:
    """Return whether a plate's State was taken from the desk, on one side at least."""
    return any(_detail(side, "country_from") for side in (mine, theirs))


def _are_other_wholes(form: Normalised, mine: Feature, theirs: Feature) -> bool:
    """Return whether both records know the whole of which this is a part, and the wholes differ."""
    detail = _STATED_BY.get(form.namespace)
    if detail and isinstance(mine, IdentifierFeature) and isinstance(theirs, IdentifierFeature):
        stated = {_detail(mine, detail), _detail(theirs, detail)} - {None}
        return len(stated) > 1
    whole = _PARTS.get(form.namespace)
    if whole is None:
        return False
    first, second = (
        {held for held in record_of(side, form).forms if held.namespace == whole}
        for side in (mine, theirs)
    )
    return bool(first and second) and first.isdisjoint(second)


def _contradictions(mine: Feature, theirs: Feature) -> tuple[tuple[str, float], ...]:
    """Return what speaks against the pair, with the factor that each leaves of the weight."""
    found = []
    if any(isinstance(side, IdentifierFeature) and side.doubtful for side in (mine, theirs)):
        found.append((_DOUBTFUL, 0.8))
    if isinstance(mine, SubjectFeature) and isinstance(theirs, SubjectFeature):
        if {mine.sex, theirs.sex} == {"m", "f"}:
            found.append((_SEX_DIFFERS, 0.9))
        if _are_other_days(mine.dob, theirs.dob):
            found.append((_DOB_DIFFERS, 0.9))
    return tuple(found)


def _lowered(weight: float, factors: tuple[tuple[str, float], ...]) -> Circumstances:
    against = []
    for text, factor in factors:
        against.append((text, weight * (1 - factor)))
        weight *= factor
    return Circumstances(weight, None, tuple(against))


def _are_other_days(mine: str | None, theirs: str | None) -> bool:
    """Return whether two birth dates exclude each other; a year within a date does not."""
    if mine is None or theirs is None:
        return False
    first, second = PartialDate.parse(mine), PartialDate.parse(theirs)
    return first.latest < second.earliest or second.latest < first.earliest


def _is_victim(feature: Feature) -> bool:
    return isinstance(feature, SubjectFeature) and feature.role is SubjectRole.VICTIM


def _detail(feature: IdentifierFeature, key: str) -> str | None:
    return next((value for name, value in feature.details if name == key and value), None)


def _platform(feature: IdentifierFeature) -> str | None:
    accounts = (form.text for form in feature.forms if form.namespace == "handle")
    named = (text.partition(":")[0] for text in accounts if ":" in text)
    return _detail(feature, "platform") or next(named, None)


def _window(feature: IdentifierFeature) -> Window | None:
    """Return the time within which a value was used, as far as the record tells."""
    texts = (feature.first_seen, feature.last_seen)
    if texts == (None, None):
        texts = (_detail(feature, "time"), None)
    spans = [span for text in texts if text and (span := _span(text)) is not None]
    if not spans:
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)


def _span(text: str) -> Window | None:
    """Return the first and last moment that an ISO 8601 text allows; None if it is not one.

    A date has no zone. It is taken as a day of UTC: `NEAR` is wide enough for any other.
    """
    try:
        if "T" not in text.upper() and " " not in text:
            day = PartialDate.parse(text)
            return (
                datetime.combine(day.earliest, time.min, UTC),
                datetime.combine(day.latest, time.max, UTC),
            )
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return moment, moment
