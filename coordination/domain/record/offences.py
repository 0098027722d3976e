"""Tell the offence codes of the reference pack from offences in other words."""

from functools import lru_cache

from coordination.domain.record.source import Source
from coordination.domain.wording import N_

_BOTH = N_("Both offence and offences are given. Put all of them into offences.")


@lru_cache(maxsize=4)
def spellings(codes: frozenset[str]) -> dict[str, str]:
    """Return the codes by their spelling in small letters."""
    return {code.casefold(): code for code in codes}


def read_offences(case: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the pack and, word for word, the offences that are none.

    One text is as good as a list of one, and `offence` as good as `offences`: national systems
    export both.
    """
    key = "offence" if case.values.get("offences") is None else "offences"
    if key == "offences" and case.values.get("offence") is not None:
        case.note("offence", _BOTH)
    given = case.values.get(key)
    one = case.text(key) if type(given) is str else None
    entered = (one,) if one else () if type(given) is str else case.texts(key)
    codes: dict[str, None] = {}
    uncoded = []
    for text in entered:
        code = case.rules.offences.get(text.casefold())
        if code is None:
            uncoded.append(text)
        else:
            codes[code] = None
    return tuple(codes), tuple(uncoded)
