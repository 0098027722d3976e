"""What the two records around a shared value say for or against it.

An address is evidence only for the time at which it was used, a nickname only as far as nobody
else would think of it, and a person's document speaks less loudly when the sexes differ. A
circumstance belongs to one pair of records and changes the weight of that pair alone, so that
whatever else two cases share keeps its worth.
"""

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
from coordination.domain.vocabulary import SubjectRole
from coordination.domain.wording import N_

NEAR = timedelta(hours=48)
FAR = timedelta(days=30)

_DISTINCTIVE_LENGTH = 8
_ADDRESSES = frozenset({"ip", "ip_port"})
# A part that is compared for want of better, and the namespace of the whole.
_PARTS = {
    "document_number": "document",
    "vehicle_number": "vehicle",
    "platform_number": "platform_id",
    "card_masked": "card",
}

_CHANGED_HANDS = N_("An address changes hands: its times of use lie more than 30 days apart")
_CARRIER = N_("Different ports at the same time: one address serves many customers")
_OTHER_PORT = N_("The ports differ")
_DAYS_APART = N_("The times of use lie days apart")
_COMMON_WORD = N_("Same nickname on different platforms, common word")
_OTHER_WHOLE = N_("Only a part of the value agrees: its issuer or the rest of it differs")
_OTHER_PLATFORM = N_("The platforms differ")
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
    if _are_other_wholes(form, mine, theirs):
        return Circumstances(0.25, _OTHER_WHOLE)
    return _lowered(base_weight(form.namespace), _contradictions(mine, theirs))


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
    apart = distance(mine, theirs)
    ports = {_detail(mine, "port"), _detail(theirs, "port")}
    is_same_port = form.namespace == "ip_port" or (len(ports) == 1 and None not in ports)
    is_other_port = len(ports) == 2 and None not in ports
    if apart is None:
        known = base_weight("ip_port") if is_same_port else base_weight("ip")
        return _lowered(known, ((_OTHER_PORT, 0.7),) if is_other_port else ())
    if apart > FAR:
        # Worth a look while few hold the address: rarity takes it below what is listed when more
        # do. Where the ports differ too, nothing is left that speaks for one line.
        muted = _CHANGED_HANDS if is_other_port else None
        return Circumstances(0.23, muted, ((_CHANGED_HANDS, base_weight("ip") - 0.23),))
    if apart > NEAR:
        return _lowered(base_weight("ip"), ((_DAYS_APART, 0.7),))
    if is_other_port:
        return Circumstances(0.25, _CARRIER, ((_OTHER_PORT, 0.30),))
    return Circumstances(0.90 if is_same_port else 0.70)


def _nickname(
    form: Normalised, mine: IdentifierFeature, theirs: IdentifierFeature
) -> Circumstances:
    """Weigh a bare name. Where a platform is missing, both may well mean the same account."""
    platforms = {_platform(mine), _platform(theirs)}
    if None in platforms or len(platforms) == 1:
        return Circumstances(base_weight("handle_name") if _is_distinctive(form.text) else 0.50)
    if _is_distinctive(form.text):
        return _lowered(base_weight("handle_name"), ((_OTHER_PLATFORM, 0.8),))
    return Circumstances(0.25, _COMMON_WORD)


def _are_other_wholes(form: Normalised, mine: Feature, theirs: Feature) -> bool:
    """Return whether both records know the whole of which this is a part, and the wholes differ."""
    whole = _PARTS.get(form.namespace)
    if whole is None:
        return False
    first, second = (
        {held for held in record_of(side, form).forms if held.namespace == whole}
        for side in (mine, theirs)
    )
    return bool(first and second) and first.isdisjoint(second)


def _is_distinctive(name: str) -> bool:
    """Return whether a name is long and mixed enough not to be thought of twice."""
    letters = sum(character.isalpha() for character in name)
    return len(name) >= _DISTINCTIVE_LENGTH and 0 < letters < len(name)


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
