"""The reduced forms of a name's parts that compound keys are made of."""

from collections.abc import Iterable
from itertools import chain, zip_longest
from typing import Final

from coordination.domain.names.parts import PersonName
from coordination.domain.names.skeletons import MOST, sounds_of

_MOST_GROUPS: Final = 3


def key_parts(name: PersonName) -> tuple[str, ...]:
    """Return the reduced forms of the parts that name a person, in alphabetical order.

    At most six for each part; `NamePart.keys` says which belong to one part, best first. In
    capitals, consonants in classes; in small letters, a given name of the tables with its sex.
    """
    return tuple(sorted({key for part in name.named for key in part.keys}))


def keys_of(words: Iterable[str], stems: Iterable[str], groups: frozenset[str]) -> tuple[str, ...]:
    """Return the keys of one part: its given names and the sounds of its words by turns.

    Of a stem without its ending only the first sound is kept.
    """
    heard = [sounds_of(word) for word in words]
    sounds = [forms[0] for forms in (*heard, *map(sounds_of, stems))]
    sounds += [form for forms in heard for form in forms[1:]]
    names = sorted(groups)[:_MOST_GROUPS]
    by_turns = chain.from_iterable(zip_longest(names, dict.fromkeys(sounds)))
    return tuple(dict.fromkeys(filter(None, by_turns)))[:MOST]


def keys_of_initial(letter: str) -> tuple[str, ...]:
    """Return the classes that a name beginning with this letter may begin with."""
    begun = chain(sounds_of(letter + "a"), sounds_of(letter + "e"), sounds_of(letter))
    return tuple(dict.fromkeys(form[0] for form in begun if form))[:MOST]
