"""Invent surnames: common ones of a list, rare ones of parts; their forms for women; patronymics."""

import random
from functools import lru_cache
from itertools import accumulate

from coordination.demo.cultures import CULTURES, Culture, Word
from coordination.demo.lettering import SCHEMES, to_latin
from coordination.demo.proportions import COMMON_SURNAME

_STEEPNESS = 0.6

# Surnames of a woman where they differ: the ending of the man's and hers, the first that fits.
FEMININE = {
    "polish": (("ski", "ska"), ("cki", "cka")),
    "czech": (("ý", "á"), ("ek", "ková"), ("a", "ová"), ("", "ová")),
    "bulgarian": (("ски", "ска"), ("", "а")),
    "russian": (("ский", "ская"), ("ых", "ых"), ("ов", "ова"), ("ев", "ева"), ("ин", "ина")),
    "ukrainian": (("ський", "ська"), ("ов", "ова"), ("ин", "ина")),
    "greek": (
        ("όπουλος", "οπούλου"),
        ("ος", "ου"),
        ("ης", "η"),
        ("ής", "ή"),
        ("άς", "ά"),
        ("ας", "α"),
    ),
}


@lru_cache(maxsize=20_000)
def word_of(entry: str, culture: str) -> Word:
    """Return an entry of a list as a word; `^` stands for a space, `=` precedes the Latin form."""
    native, _, latin = entry.replace("^", " ").partition("=")
    return Word(native, latin or official_latin(native, culture))


def official_latin(native: str, culture: str) -> str:
    """Return a word in the Latin letters that the culture's State uses."""
    script = CULTURES[culture].script
    if script == "Latn":
        return native
    return to_latin(native, culture, script, SCHEMES[culture if script == "Cyrl" else script][0])


def invent(rng: random.Random, name: str, sex: str) -> tuple[Word, ...]:
    """Return the surname of a person, or two of them where the culture gives two."""
    family = _one(rng, name, sex)
    if not CULTURES[name].two_surnames:
        return (family,)
    second = _one(rng, name, sex)
    return (family,) if second == family else (family, second)


def common(rng: random.Random, name: str, sex: str, among: int) -> tuple[Word, ...]:
    """Return one or two of the so many commonest surnames of the culture."""
    count = 2 if CULTURES[name].two_surnames else 1
    drawn = rng.sample(CULTURES[name].family[:among], count)
    return tuple(_for(word_of(entry, name), name, sex) for entry in drawn)


def _one(rng: random.Random, name: str, sex: str) -> Word:
    culture = CULTURES[name]
    if rng.random() < COMMON_SURNAME:
        weights = _weights(len(culture.family))
        word = word_of(rng.choices(culture.family, cum_weights=weights)[0], name)
    else:
        word = _composed(rng, culture, name)
    return _for(word, name, sex)


def _composed(rng: random.Random, culture: Culture, name: str) -> Word:
    stem = word_of(rng.choice(culture.stems), name)
    entry = rng.choice(culture.endings)
    ending = word_of(entry, name)
    if not entry.partition("=")[0].endswith("-"):
        native = stem.native + ending.native
        latin = stem.latin + ending.latin
        return Word(native, latin if "=" in entry else official_latin(native, name))
    # A part before: `van^der^-` and `Al-` keep a space or their hyphen, `Mac-` has neither.
    native, latin = (part.removesuffix("-") for part in ending)
    joint = "-" if latin == "Al" else ""
    tail = rng.choice(("", "", "son", "ey")) if latin == "Mac" else ""
    return Word(f"{native}{stem.native}{tail}", f"{latin}{joint}{stem.latin}{tail}")


def _for(word: Word, name: str, sex: str) -> Word:
    return feminine(word, name) if sex == "f" else word


def feminine(word: Word, name: str) -> Word:
    """Return the form that a woman's surname has; most cultures know none."""
    for ending, hers in FEMININE.get(name, ()):
        if word.native.endswith(ending):
            native = word.native.removesuffix(ending) + hers
            return Word(native, official_latin(native, name))
    return word


def masculine(word: Word, name: str) -> Word:
    """Return a woman's surname as a man would have it, the same where nothing differs."""
    rules = sorted(FEMININE.get(name, ()), key=lambda rule: (-len(rule[1]), len(rule[0])))
    for ending, hers in rules:
        # Marková is Marek's wife, while Nováková is that of Novák.
        is_of_other_rule = hers == "ková" and word.native[-5:-4] in "aáeéiíoóuúyý"
        if word.native.endswith(hers) and word.native != hers and not is_of_other_rule:
            native = word.native.removesuffix(hers) + ending
            return Word(native, official_latin(native, name))
    return word


# The father's name as papers carry it: his ending, what stays of it, and what son and daughter add.
_EAST_SLAVIC = (
    ("ій", "і", "йович", "ївна"),
    ("ий", "ь", "евич", "евна"),
    ("ей", "е", "евич", "евна"),
    ("ай", "а", "евич", "евна"),
    ("о", "", "ович", "івна"),
    ("а", "", "ович", "івна"),
    ("ь", "", "евич", "евна"),
    ("", "", "ович", "овна"),
)
_BULGARIAN = (("й", "", "ев", "ева"), ("о", "о", "в", "ва"), ("", "", "ов", "ова"))


def patronymic(father: Word, name: str, sex: str) -> Word:
    """Return what papers make of the father's given name."""
    if CULTURES[name].script != "Cyrl":
        return father
    rules = _BULGARIAN if name == "bulgarian" else _EAST_SLAVIC
    # The last rule has no ending and fits every name.
    ending, kept, son, daughter = next(rule for rule in rules if father.native.endswith(rule[0]))
    stem = father.native.removesuffix(ending) + kept
    native = stem + (son if sex == "m" else daughter)
    return Word(native, official_latin(native, name))


@lru_cache(maxsize=64)
def _weights(count: int) -> list[float]:
    return list(accumulate(1 / place**_STEEPNESS for place in range(1, count + 1)))
