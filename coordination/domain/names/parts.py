"""What a name is once it has been read: its parts, their roles and their reduced forms."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from coordination.domain.names.scripts import Script, script_of


class PartRole(StrEnum):
    """What a part does in a name, as far as its form tells."""

    PLAIN = "plain"
    PARTICLE = "particle"
    PATRONYMIC = "patronymic"
    INITIAL = "initial"
    GENERATION = "generation"


class PartPlace(StrEnum):
    """Whether a part is a given name or a surname, as far as a comma, tables and endings tell."""

    GIVEN = "given"
    FAMILY = "family"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """Whose name a given name is, where the tables know it."""

    MAN = "m"
    WOMAN = "f"
    UNKNOWN = "u"


@dataclass(frozen=True)
class NamePart:
    """One part of a name with its reduced forms.

    `text` is folded and in its own script. `latin` holds what national schemes make of it, best
    first. `skeletons` are consonants only, in classes that schemes confuse; `sounds` are coarser.
    `groups` are the equivalents (`Sasha` and `Alexander` share one), `stems` the forms without an
    ending that depends on sex or marriage.
    """

    text: str
    latin: tuple[str, ...]
    skeletons: frozenset[str]
    sounds: frozenset[str]
    role: PartRole = PartRole.PLAIN
    place: PartPlace = PartPlace.UNKNOWN
    groups: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    sex: Sex = Sex.UNKNOWN
    keys: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def script(self) -> Script:
        """The script that the part is written in."""
        return script_of(self.text)


@dataclass(frozen=True)
class PersonName:
    """A name as read: its parts in the order in which they were written, without titles."""

    parts: tuple[NamePart, ...]

    @cached_property
    def named(self) -> tuple[NamePart, ...]:
        """The parts that name the person: neither particles nor `junior`."""
        return tuple(part for part in self.parts if part.role not in _SILENT)

    @cached_property
    def runs(self) -> tuple[tuple[str, tuple[NamePart, ...]], ...]:
        """Neighbouring parts as one word, in Latin letters, with these parts.

        Two to four parts, of which at least one names the person.
        """
        spans = (
            self.parts[start:end]
            for start in range(len(self.parts))
            for end in range(start + 2, min(start + _LONGEST_RUN, len(self.parts)) + 1)
        )
        return tuple(
            ("".join(part.latin[0] for part in run), run)
            for run in spans
            if any(part.role not in _SILENT for part in run)
        )


_SILENT = frozenset({PartRole.PARTICLE, PartRole.GENERATION})
_LONGEST_RUN = 4


class NameLevel(StrEnum):
    """How two names agree, from the most to the least."""

    EQUAL = "equal"
    OTHER_SCRIPT = "other script"
    SPELLING = "spelling"
    NICKNAME = "nickname"
    PARTS_MERGED = "parts merged"
    PARTS_DROPPED = "parts dropped"
    INITIALS = "initials"
    ONE_PART = "one part"
    ONE_WORD = "one word"
    DIFFERENT = "different"


class PartAgreement(StrEnum):
    """How two parts agree."""

    EQUAL = "equal"
    OTHER_SCRIPT = "other script"
    SPELLING = "spelling"
    ENDING = "ending"
    NICKNAME = "nickname"
    MERGED = "merged"
    SOUND = "sound"
    TYPO = "typo"
    INITIAL = "initial"


class Clash(StrEnum):
    """What two names say that cannot both be so of one person at one time."""

    NONE = "none"
    GENERATION = "generations"
    PATRONYMIC = "fathers' names"
    INITIAL = "initials"
    GIVEN = "given names"
    SECOND_GIVEN = "second given names"
    FAMILY = "surnames"
    PART = "one part"
    UNCLEAR = "written otherwise"


@dataclass(frozen=True)
class NameAgreement:
    """How far two names agree: `score` from 0 to 1, and on what it rests.

    `agreed` holds part of the first name, part of the second, and how they agree; merged parts
    appear once for each part of the longer side. `left_over` holds what found no counterpart.
    `clash` names what differs although both names have it; `contradicts` is a clash that one
    person's life does not explain (a surname may change when a woman marries).
    """

    score: float
    level: NameLevel
    agreed: tuple[tuple[NamePart, NamePart, PartAgreement], ...]
    left_over: tuple[tuple[NamePart, ...], tuple[NamePart, ...]]
    contradicts: bool
    clash: Clash = Clash.NONE
