"""Chinese and Korean names in Latin letters, of which each system spells the same syllables.

Hsiu-chuan and Xiuquan, Unhyok and Eun-hyuk: whole words that sound alike when what the systems write
differently is put into one. Vowels stay apart as far as the systems keep them apart, so that
Min-ji is not Min-jae.
"""

import re
from functools import lru_cache
from typing import Final

_LEAST: Final = 4
_HEARD: Final = (
    (re.compile("tz[uŭ]|ssu"), "ji"),
    (re.compile("hs|sh|sy|x"), "s"),
    (re.compile("zh|ch|ts|tz|[qjzc]"), "j"),
    (re.compile("(?<=[aeiou])h(?![aeiouy])"), ""),
    (re.compile("ui|ee|y"), "i"),
    (re.compile("ia(?=n(?!g))"), "ie"),
    (re.compile("ae|ai"), "e"),
    (re.compile("w?(?:eo|eu|oo|ou|uo|o|u)|wu"), "u"),
    (re.compile("(?<=s)iu"), "u"),
    (re.compile("(.)\\1+"), r"\1"),
)
_CLASSES: Final = str.maketrans("kptr", "gbdl")


@lru_cache(maxsize=1 << 14)
def _heard(form: str) -> str:
    for spelled, sound in _HEARD:
        form = spelled.sub(sound, form)
    return form.translate(_CLASSES)


def is_one_word(one: str, other: str) -> bool:
    """Say whether two Latin forms are one word of syllables by two systems."""
    mine = _heard(one)
    return len(mine) >= _LEAST and mine == _heard(other)
