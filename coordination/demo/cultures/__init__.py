"""The names of the invented register, by culture.

Each list holds common names only and was written down for this register; rare surnames are made
of common word parts. A combination points at nobody, and no list of persons was used.
"""

from coordination.demo.cultures.culture import Culture, Word
from coordination.demo.cultures.distant import DISTANT
from coordination.demo.cultures.eastern import EASTERN
from coordination.demo.cultures.nicknames import LATIN_NICKNAMES, NICKNAMES
from coordination.demo.cultures.northern import NORTHERN
from coordination.demo.cultures.southern import SOUTHERN

CULTURES: dict[str, Culture] = {**NORTHERN, **SOUTHERN, **EASTERN, **DISTANT}

__all__ = ["CULTURES", "LATIN_NICKNAMES", "NICKNAMES", "Culture", "Word"]
