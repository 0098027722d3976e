"""Compare two parts of names: how far they agree, and in what."""

import re
from typing import Final

from rapidfuzz.distance import OSA

from coordination.domain.names.easing import ease, is_g_for_h
from coordination.domain.names.parts import NamePart, PartAgreement, PartRole
from coordination.domain.names.scripts import ABJADS, OF_SYLLABLES, Script

Likeness = tuple[float, PartAgreement | None]
NOTHING: Final[Likeness] = (0.0, None)
_DOUBLED: Final = re.compile(r"(.)\1+")
_FORMS: Final = 3
_SHORT: Final = 3
"""Consonants from which on a skeleton says something by itself."""


def likeness(one: NamePart, other: NamePart) -> Likeness:
    """Return from 0 to 1 how far two parts agree, and how; symmetric."""
    if one.text == other.text:
        is_letter = PartRole.INITIAL in {one.role, other.role}
        return 1.0, PartAgreement.INITIAL if is_letter else PartAgreement.EQUAL
    if one.script in OF_SYLLABLES and other.script in OF_SYLLABLES:
        return NOTHING
    if PartRole.INITIAL in {one.role, other.role}:
        return _of_initials(one, other)
    if not set(one.latin).isdisjoint(other.latin):
        return 0.98, _same_or_other_script(one, other)
    if one.groups and other.groups:
        return _of_known_names(one, other)
    return NOTHING if _has_figures(one) or _has_figures(other) else _of_words(one, other)


def _of_words(one: NamePart, other: NamePart) -> Likeness:
    if _is_doubled(one, other):
        return 0.9, PartAgreement.SPELLING
    if not (one.stems or other.stems) or _stems(one).isdisjoint(_stems(other)):
        return _of_letters(one, other)
    return 0.94, PartAgreement.ENDING


def _has_figures(part: NamePart) -> bool:
    """Say whether a part is a nickname with figures: Runner23 is not Runner52."""
    return not part.text.isalpha() and any(sign.isdecimal() for sign in part.text)


def _is_doubled(one: NamePart, other: NamePart) -> bool:
    """Say whether two parts of one script differ in a letter that a slip wrote twice.

    Arabic and Hebrew do not write doubled sounds, so nothing else is lost with the second letter.
    """
    if one.script not in ABJADS or one.script is not other.script:
        return False
    return _DOUBLED.sub(r"\1", one.text) == _DOUBLED.sub(r"\1", other.text)


def _stems(part: NamePart) -> frozenset[str]:
    return part.stems | set(part.latin)


def _of_initials(one: NamePart, other: NamePart) -> Likeness:
    if {form[0] for form in one.latin}.isdisjoint(form[0] for form in other.latin):
        return NOTHING
    return 0.7, PartAgreement.INITIAL


def _of_known_names(one: NamePart, other: NamePart) -> Likeness:
    """Two names of the tables are forms of one name or two different names, however alike."""
    if one.groups.isdisjoint(other.groups):
        return NOTHING
    if one.skeletons.isdisjoint(other.skeletons):
        return 0.85, PartAgreement.NICKNAME
    return 0.95, _same_or_other_script(one, other)


def _same_or_other_script(one: NamePart, other: NamePart) -> PartAgreement:
    same = one.script is other.script
    return PartAgreement.SPELLING if same else PartAgreement.OTHER_SCRIPT


def _of_letters(one: NamePart, other: NamePart) -> Likeness:
    """Parts that no table knows: by consonants, where the letters allow it; else by letters."""
    scripts = {one.script, other.script}
    close = _closeness(one, other)
    met = one.skeletons & other.skeletons
    if met:
        close = max(close, _eased(one, other)) if len(scripts) == 1 else close
        short = max(map(len, met)) < _SHORT
        if len(scripts) > 1:
            return _across(scripts, short, close)
        return NOTHING if _is_spanish_only(one, other) else _within(short, close)
    return _of_sounds(one, other, scripts, close)


def _of_sounds(one: NamePart, other: NamePart, scripts: set[Script], close: float) -> Likeness:
    heard = max(map(len, one.sounds & other.sounds), default=0)
    if scripts & ABJADS:
        return (0.8, PartAgreement.OTHER_SCRIPT) if heard >= _SHORT else NOTHING
    if heard >= _SHORT and len(scripts) > 1 and close >= 0.3:
        return max(0.72, _mark(close) - 0.05), PartAgreement.OTHER_SCRIPT
    if heard and close >= 0.55:
        return _mark(close) - 0.05, PartAgreement.SOUND
    return _of_typing(one, other, scripts, close)


def _closeness(one: NamePart, other: NamePart) -> float:
    return max(
        OSA.normalized_similarity(form, with_form)
        for form in one.latin[:_FORMS]
        for with_form in other.latin[:_FORMS]
    )


def _eased(one: NamePart, other: NamePart) -> float:
    """Return the closeness of what sounds alike: Tazee and Tazi, Hodja and Hoxha."""
    return OSA.normalized_similarity(ease(one.latin[0]), ease(other.latin[0]))


def _across(scripts: set[Script], short: bool, close: float) -> Likeness:
    """Mark the same consonants in two scripts; Arabic and Hebrew do not write the vowels."""
    if scripts & ABJADS:
        return (0.75 if short else 0.9), PartAgreement.OTHER_SCRIPT
    if close < (0.3 if short else 0.2):
        return NOTHING
    return max(0.75, _mark(close)), PartAgreement.OTHER_SCRIPT


def _is_spanish_only(one: NamePart, other: NamePart) -> bool:
    """Jose sounds like Hose in Spanish, and a Jensen is still no Hansen."""
    first = one.latin[0][0] + other.latin[0][0]
    return "h" in first and not set(first).isdisjoint("jgx")


def _within(short: bool, close: float) -> Likeness:
    return NOTHING if close < (0.7 if short else 0.45) else (_mark(close), PartAgreement.SOUND)


def _mark(close: float) -> float:
    return min(0.94, 0.45 + 0.6 * close)


def _of_typing(one: NamePart, other: NamePart, scripts: set[Script], close: float) -> Likeness:
    longest = max(len(one.latin[0]), len(other.latin[0]))
    if longest >= _SHORT and is_g_for_h(one.latin[0], other.latin[0]):
        return 0.85, PartAgreement.SOUND
    slips = round((1 - close) * longest)
    if scripts & OF_SYLLABLES or longest < 5 or slips > (1 if longest < 8 else 2):
        return NOTHING
    return close - 0.05, PartAgreement.TYPO
