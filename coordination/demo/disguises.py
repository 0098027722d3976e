"""Write a selector as another desk would have pasted it: same thing, other characters.

Each spelling keeps everything that identifies the selector; some file it under another kind.
The canonical spelling is among them, because not everybody disguises everything.
"""

import random

from coordination.demo import account_disguises, network_disguises, number_disguises
from coordination.demo.selectors import Selector
from coordination.demo.spelling import Entered, LocalSpell, Spell

_SPELLINGS: dict[str, Spell] = {
    **account_disguises.SPELLINGS,
    **network_disguises.SPELLINGS,
    **number_disguises.SPELLINGS,
}
_LOCAL_SPELLINGS: dict[str, LocalSpell] = {
    **account_disguises.LOCAL_SPELLINGS,
    **number_disguises.LOCAL_SPELLINGS,
}


def entered(rng: random.Random, selector: Selector, jurisdiction: str) -> Entered:
    """Return one spelling of a selector, as a desk of the jurisdiction would enter it."""
    return rng.choice(spellings(selector, jurisdiction))


def plainly(selector: Selector) -> Entered:
    """Return the selector in its canonical spelling."""
    return Entered(selector.kind, selector.value)


def spellings(selector: Selector, jurisdiction: str) -> list[Entered]:
    """Return every spelling that the register uses for a selector, the canonical one first."""
    found = [plainly(selector), *_SPELLINGS[selector.kind](selector)]
    spell_locally = _LOCAL_SPELLINGS.get(selector.kind)
    return found + spell_locally(selector, jurisdiction) if spell_locally else found
