"""What a culture's names consist of: common names by falling frequency, and how rare ones form."""

from typing import NamedTuple


class Word(NamedTuple):
    """A part of a name in its own script and in the Latin letters that a passport would give it."""

    native: str
    latin: str


class Culture(NamedTuple):
    """Names of one culture; `script` as ISO 15924.

    Lists begin with the commonest. A rare surname is a stem of `stems` between nothing and an
    ending of `endings`; an entry `x-` of `endings` goes before the stem instead. An entry
    `native=latin` gives its own Latin letters; for the others `to_latin` knows a scheme.
    `patronymics` says whether papers carry the father's name.
    """

    script: str
    male: tuple[str, ...]
    female: tuple[str, ...]
    family: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    two_surnames: bool = False
    patronymics: bool = False


def culture(script: str, **lists: str | bool) -> Culture:
    """Return a culture from lists of words in one text each; flags stay flags."""
    split = {
        name: tuple(value.split()) if isinstance(value, str) else value
        for name, value in lists.items()
    }
    return Culture(script, **split)  # type: ignore[arg-type]  # the names are those of the tuple
