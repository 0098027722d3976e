"""Put a part of a name into Latin letters by the schemes that its script knows."""

import unicodedata
from typing import Final

from anyascii import anyascii

from coordination.domain.names.cyrillic import latinise_cyrillic
from coordination.domain.names.folding import fold_name
from coordination.domain.names.scripts import Script, script_of
from coordination.domain.names.spellings import SPELLINGS

# What a letter with a mark becomes where a keyboard lacks it (ICAO Doc 9303, part 3); the plain
# letter is the other custom, and comes first.
_WRITTEN_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def latinise(word: str) -> tuple[str, ...]:
    """Return a part in letters a to z, best form first, several where schemes differ.

    `word` is in small letters with its marks: й and и, å and a are different letters.
    """
    script = script_of(word)
    if script is Script.CYRILLIC:
        forms = latinise_cyrillic(word)
    elif script in SPELLINGS:
        forms = tuple(SPELLINGS[script].read(fold_name(word)))
    elif word.isascii():
        return (word,)
    else:
        forms = (word, word.translate(_WRITTEN_OUT))
    return tuple(dict.fromkeys(filter(None, map(_plain, forms)))) or (fold_name(word),)


def _plain(text: str) -> str:
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFC", fold_name(text))
    return "".join(sign for sign in anyascii(folded).lower() if sign.isalnum())
