"""Endings that say a person's sex, father or marriage, and what is left without them."""

import re
from typing import Final

# Fathers' names: Russian, Ukrainian, Bulgarian and Belarusian in the spellings in use; Turkic
# compounds in one word; Icelandic daughters. `-son` alone is an ordinary surname in Sweden.
_PATRONYMIC: Final = re.compile(
    r"(?:[oye]vi(?:ch|tch|tsch|c|cs|cz)|[oye]vyc|[oye]vych|ovics|yovych|[oeyi]v(?:na|n[ae]ja)|i(?:ni)?chna"
    r"|i(?:ni)?tschna|owitsch|ewitsch|[oe]wna|ovitj|evitj"
    r"|(?:il|fom|luk|kuzm|nikit|sav|fok|iak)i[yi]?ch|oglu|ogly|oghlu|uulu|kyzy|kizi|gizi|qizi"
    r"|dottir)$"
)
_ENOUGH: Final = 3
_STEM: Final = (
    # Slavic: Ivanova, Dostoevskaya, Kowalska, Novakova, Černá; also Bulgarian and Macedonian
    (re.compile(r"(?<=[oe]v)(?:a|ova)$"), ""),
    (re.compile(r"(?<=[oe]w)a$"), ""),
    (re.compile(r"(?<=in)a$"), ""),
    (re.compile(r"(?<=yn)a$"), ""),
    (re.compile(r"(?:sk|ck|zk|tsk|dzk)(?:a|aya|aja|aia|aa|oho|oy|oi|oj|ij|iy|ii|i|y|yi|yj|yy)$"),
     "sk"),
    (re.compile(r"(?<=n)(?:aya|aja|aia|yy|yi|iy|ii|yj|ij)$"), "y"),
    # Greek: Papadopoulou, Georgiadou, Konstantinidi
    (re.compile(r"(?<=[a-z]{4})(?:os|ou|oy)$"), "o"),
    (re.compile(r"(?<=[a-z]{3}[aiy])s$"), ""),
    # Baltic: Kazlauskienė, Kazlauskaitė, Kazlauskas; Lavrovs
    (re.compile(r"(?<=[a-z]{3})(?:iene|aite|yte|ute|iute|as|is|us|ys|ius)$"), ""),
    # Czech and Slovak: Dvořáček and Dvořáčková, Němec and Němcová
    (re.compile(r"(?<=[a-z]{2})e(?=[kc]$)"), ""),
    # The Mongolian case that leads from the father's name to one's own: Ganboldyn
    (re.compile(r"(?<=[a-z]{4})(?:yn|iin)$"), ""),
    (re.compile(r"(?<=ov)s$|(?<=ev)s$|(?<=in)s$"), ""),
)  # fmt: skip
_MARRIED: Final = re.compile(r"ova$")
_FAMILY: Final = re.compile(
    r"(?:(?:[oe]v|[oe]w|[oe]ff|sky|ski|skyy|skii|skiy|skij|ckis?|enko|chuk|czyk|opoulos|opoulou"
    r"|idis|akis|adis|shvili|dze|yan|ian|oglu|sson|ssen|ic|ich|escu|auskas|aitis|wicz|witz|inho"
    r"|berg|stein|mann|ez)a?|skaya|skaia|ska|aite|iene|dottir)$"
)


def is_patronymic(forms: tuple[str, ...]) -> bool:
    """Say whether a part, in Latin letters, is made from the father's name."""
    return any(_PATRONYMIC.search(form) for form in forms)


def is_family(forms: tuple[str, ...]) -> bool:
    """Say whether a part, in Latin letters, ends as surnames do and given names do not."""
    return any(_FAMILY.search(form) for form in forms)


def stems(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the forms without endings that depend on sex or marriage; at least three letters."""
    found = set()
    for form in forms:
        for pattern, left in _STEM:
            stem = pattern.sub(left, form)
            if stem != form and len(stem) >= _ENOUGH:
                found.add(stem)
        married = _MARRIED.sub("", form)
        if married != form and len(married) >= _ENOUGH:
            found.add(married)
    return frozenset(found)
