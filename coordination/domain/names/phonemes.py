"""What letters sound like, roughly, in each script and each convention of spelling.

Signs: `a` any vowel or glide, `w` a sound that some write as a vowel and some as v, and consonants
`p b f v t d s z c k g x h l r m n`, with `S` sh, `C` ch, `Z` zh, `J` the first sound of John.
"""

from typing import Final

from coordination.domain.names.graphemes import Table, table


def _each(letters: str, sound: str = "") -> dict[str, str]:
    return {letter: sound or letter for letter in letters}


CYRILLIC: Final = table(
    _each("аеёиоуыэюяіїєәөұүӯӣйјѣѵѐѝӑӗӥӧӱӳӹӓӟ", "a"),
    {
        "б": "b", "в": "v", "г": "g|h", "д": "d", "ж": "Z", "з": "z", "к": "k", "л": "l", "м": "m",
        "н": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "x", "ц": "c", "ч": "C",
        "ш": "S", "щ": "S|St", "ѳ": "f", "ґ": "g", "ў": "v|a", "дж": "J", "дз": "z", "тч": "C", "тш": "C",
        "чч": "C", "тс": "c", "тц": "c", "дс": "c", "дт": "t", "кх": "k", "гх": "g", "вш": "vS",
        "ђ": "J", "љ": "l", "њ": "n", "ћ": "C", "џ": "J", "ѕ": "z", "ѓ": "J|g", "ќ": "C|k",
        "ғ": "g", "қ": "k", "ң": "n", "һ": "h", "җ": "J", "ҳ": "h", "ҷ": "J", "ҙ": "z", "ҡ": "k",
        "ҫ": "s", "ҕ": "g", "ъ#": "",
    },
)  # fmt: skip
GREEK: Final = table(
    _each("αεηιουω", "a"),
    {"αυ": "av|a", "ευ": "av|a", "ηυ": "av", "ου": "a", "μπ": "b|mp", "#ντ": "d", "ντ": "nt|t",
     "γκ": "g|ng", "γγ": "ng", "γχ": "nx", "γξ": "nks", "τσ": "C", "τζ": "J", "β": "v", "γ": "g",
     "γι": "a|ga", "γε": "a|ga", "γη": "a|ga", "γυ": "a|ga", "γει": "a|ga", "δ": "d", "ζ": "z",
     "θ": "t", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "π": "p", "ρ": "r", "σ": "s",
     "τ": "t", "φ": "f", "χ": "x", "ψ": "ps"},
)  # fmt: skip
ARABIC: Final = table(
    _each("اىيےیوۇۆۈێېۍئؤءعٱ", "a"),
    {"ب": "b", "پ": "p", "ت": "t", "ث": "t|s", "ج": "J|g", "چ": "C", "ح": "h", "خ": "x", "د": "d",
     "ذ": "d|z", "ر": "r", "ز": "z", "ژ": "Z", "س": "s", "ش": "S", "ص": "s", "ض": "d|z", "ط": "t",
     "ظ": "z", "غ": "g", "ف": "f", "ڤ": "v", "ق": "k|g", "ك": "k", "ک": "k", "گ": "g", "ڭ": "g",
     "ل": "l", "م": "m", "ن": "n", "ں": "n", "ه": "h", "ہ": "h", "ھ": "h", "ە": "a", "ۀ": "a",
     "ه#": "|h", "ہ#": "|h", "ة": "|t", "تش": "C", "دج": "J", "دز": "z", "تس": "c", "ٹ": "t",
     "ڈ": "d", "ڑ": "r", "ڨ": "g", "ڥ": "p", "#و": "v", "وو": "w", "وا": "wa", "وي": "wa", "وی": "wa",
     "تز": "c", "ۋ": "w", "ګ": "g", "ځ": "z", "څ": "c", "ټ": "t", "ډ": "d", "ړ": "r", "ڼ": "n",
     "ښ": "S|x", "ږ": "g|Z", "ڕ": "r", "ڵ": "l", "ٻ": "b", "ڀ": "b", "ٿ": "t", "ڄ": "J", "ڃ": "n",
     "ڙ": "r", "ڱ": "n", "ڠ": "ng", "ڽ": "n", "ڬ": "g", "ۏ": "v", "ھد": "d|hd", "ہد": "d|hd",
     "کھ": "k|x", "گھ": "g", "پھ": "p|f", "بھ": "b|bh", "تھ": "t", "ٹھ": "t", "دھ": "d|dh",
     "ڈھ": "d", "چھ": "C", "جھ": "J", "ڑھ": "r"},
)  # fmt: skip
HEBREW: Final = table(
    _each("אעי", "a"),
    {"ב": "v|b", "#ב": "b", "בב": "b", "ג": "g", "ג\u05bf": "J", "ד": "d", "ה": "h",
     "ה#": "", "ו": "a", "#ו": "v", "וו": "v", "וו#": "v", "ז": "z", "ז\u05bf": "Z", "ח": "x", "ט": "t",
     "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "פ": "p|f",
     "#פ": "p|f", "ף": "f", "צ": "c", "ץ": "c", "צ\u05bf": "C", "ץ\u05bf": "C", "ת\u05bf": "t", "ק": "k", "ר": "r", "ש": "S|s", "ת": "t",
     "טש": "C", "טס": "c", "דז": "z", "דזש": "J", "זש": "Z"},
)  # fmt: skip
GEORGIAN: Final = table(
    _each("აეიოუჲჳ", "a"),
    {"ბ": "b", "გ": "g", "დ": "d", "ვ": "v", "ზ": "z", "თ": "t", "კ": "k", "ლ": "l", "მ": "m",
     "ნ": "n", "პ": "p", "ჟ": "Z", "რ": "r", "ს": "s", "ტ": "t", "ფ": "p|f", "ქ": "k", "ღ": "g",
     "ყ": "k", "შ": "S", "ჩ": "C", "ც": "c", "ძ": "z", "წ": "c", "ჭ": "C", "ხ": "x", "ჯ": "J",
     "ჰ": "h", "ჴ": "k"},
)  # fmt: skip
# Eastern value first, then the Western one where its class differs.
ARMENIAN: Final = table(
    _each("աեէըիոօյւ", "a"),
    {"բ": "b", "գ": "g|k", "դ": "d", "զ": "z", "թ": "t", "ժ": "Z", "լ": "l", "խ": "x", "ծ": "c",
     "կ": "k|g", "հ": "h", "ձ": "z", "ղ": "g|x", "ճ": "C", "մ": "m", "ն": "n", "շ": "S", "չ": "C",
     "պ": "p", "ջ": "J", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "c", "ու": "a",
     "փ": "p", "ք": "k", "ֆ": "f", "և": "av", "#ո": "va|a", "#ու": "a", "իւ": "a", "եւ": "av", "դժ": "J",
     "դզ": "z"},
)  # fmt: skip

_EVERYWHERE: Final = (
    _each("aeiouy", "a")
    | _each("bdfghklmnprstvzxcqwj")
    | {
        "š": "S", "ś": "S", "ş": "S", "ș": "S", "č": "C", "ć": "C", "ĉ": "C", "ç": "s|C", "ž": "Z",
        "ż": "Z", "ź": "Z", "đ": "d|J", "ð": "d", "þ": "t", "ł": "l", "ľ": "l", "ļ": "l", "ĺ": "l",
        "ñ": "n", "ń": "n", "ň": "n", "ņ": "n", "ŋ": "n", "ř": "r", "ŕ": "r", "ŗ": "r", "ğ": "g|",
        "ģ": "g", "ķ": "k", "ţ": "c|t", "ț": "c|t", "ť": "t", "ď": "d", "ß": "s", "ħ": "h", "ġ": "J",
        "ck": "k", "q": "k", "x": "ks", "ph": "f", "th": "t", "kh": "x", "sh": "S", "zh": "Z",
        "dzh": "J", "dž": "J", "tš": "C", "tx": "C", "dsch": "J", "tsch": "C", "tch": "C", "tsh": "C", "sch": "S", "schtsch": "S",
        "shch": "S", "szcz": "S", "dz": "z", "dż": "J", "dź": "J", "ts": "c", "tz": "c", "dt": "t",
        "bh": "b|bh", "dh": "d|dh", "gh": "g", "#rh": "r", "#mp": "mp|b", "#gk": "g", "j#": "a", "cz": "C", "#mc": "mk",
        "ã": "a", "õ": "a", "ą": "a", "ę": "a", "æ": "a", "œ": "a",
    }
)  # fmt: skip

ENGLISH: Final = table(
    _EVERYWHERE,
    {"c": "k", "ce": "sa", "ci": "sa", "cy": "sa", "ch": "C", "chr": "kr", "chl": "kl", "cc": "k",
     "cce": "ksa", "cci": "ksa", "sce": "sa", "sci": "sa", "j": "J", "ge": "Ja|ga", "gi": "Ja|ga",
     "gy": "Ja|ga", "gge": "ga", "ggi": "ga", "#kn": "n", "#wr": "r", "#gn": "n", "mb#": "m",
     "#x": "z", "w": "w", "wh": "w", "ow": "a", "aw": "a", "ew": "a", "dge": "J", "dg": "J",
     "dj": "J", "igh": "a", "aigh": "a", "eigh": "a", "ough": "a", "augh": "a", "#ps": "s",
     "owe": "awa", "awa": "awa", "ewi": "awa"},
)  # fmt: skip
GERMAN: Final = table(
    _EVERYWHERE,
    {"c": "k", "ce": "ca", "ci": "ca", "ch": "x", "chs": "ks", "#ch": "k", "stein": "Stan", "j": "a", "z": "c",
     "v": "f", "w": "v", "pf": "pf", "qu": "kv", "#st": "St", "#sp": "Sp", "ah": "a", "eh": "a",
     "oh": "a", "uh": "a", "ih": "a", "äh": "a", "öh": "a", "üh": "a"}
    | {f"{vowel}h{after}": "aha" for vowel in "aeiouäöü" for after in "aeiou"},
)  # fmt: skip
FRENCH: Final = table(
    _EVERYWHERE,
    {"c": "k", "ce": "sa", "ci": "sa", "cy": "sa", "ch": "S", "j": "Z", "ge": "Za", "gi": "Za",
     "gy": "Za", "gn": "n", "qu": "k", "gu": "g", "gue": "ga", "gui": "ga", "h": "", "w": "v",
     "ill": "a", "aill": "a", "eill": "a", "dj": "J", "ou": "a", "eau": "a", "s#": "", "t#": "",
     "d#": "", "x#": "", "ts#": "", "ds#": "", "nt#": "n", "rt#": "r", "lt#": "l", "z#": "",
     "er#": "ar|a", "th#": "t", "ault#": "a", "aux#": "a", "ç": "s", "sh": "S", "nd#": "n",
     "rd#": "r"},
)  # fmt: skip
SOUTHERN: Final = table(
    _EVERYWHERE,
    {"c": "k", "ce": "sa|Ca", "ci": "sa|Ca", "ch": "C|k", "j": "x|Z", "ge": "xa|Ja", "gi": "xa|Ja",
     "gli": "la", "gn": "n", "qu": "k", "gue": "ga", "gui": "ga", "h": "", "ll": "l|a", "z": "s",
     "zz": "c", "v": "b", "w": "w", "sce": "Sa", "sci": "Sa", "cc": "k", "cce": "Ca", "cci": "Ca",
     "gg": "g", "gge": "Ja", "ggi": "Ja", "x": "ks|S", "gh": "g", "lh": "l", "nh": "n", "ã": "an|a",
     "ão": "an|a", "õe": "an|a"},
)  # fmt: skip
SLAVIC: Final = table(
    _EVERYWHERE,
    {"c": "c", "ch": "x", "j": "a", "w": "v", "sz": "S", "rz": "Z", "zs": "Z", "cs": "C", "ç": "C",
     "gy": "da|J", "lj": "l", "nj": "n", "dj": "J", "cz": "C", "x": "ks|x", "ly": "a",
     "q": "k|C", "ou#": "av|a", "eu#": "av|a", "ğ": "g|", "xh": "J", "ř": "rZ|r", "ą": "an|a", "ę": "an|a"},
)  # fmt: skip
# Read so only where letters hint at it: Mandarin, the Turkic and Somali alphabets, and Japanese by
# the system of its own schools.
MANDARIN: Final = table(
    _EVERYWHERE, {"x": "S", "hs": "S", "q": "C", "zh": "J", "j": "J", "c": "c", "w": "v"}
)
TURKIC: Final = table(
    _EVERYWHERE,
    {"x": "x", "c": "J", "ç": "C", "ch": "C", "j": "J|Z", "q": "g|k", "ğ": "g", "w": "v"},
)  # fmt: skip
SOMALI: Final = table(_EVERYWHERE, {"c": "", "x": "h", "j": "J", "w": "w"})
JAPANESE: Final = table(
    _EVERYWHERE,
    {"hu": "fa", "si": "Sa", "sy": "S", "zi": "Ja", "zy": "J", "ti": "Ca", "ty": "C", "tu": "ca",
     "j": "J", "ch": "C", "w": "a"},
)  # fmt: skip
# Kana and Hangul have no l beside r, no v, and set a vowel behind every consonant; read in the
# letters that they are put into.
SYLLABLES: Final = table(
    _EVERYWHERE,
    {"r": "r|l", "l": "l|r", "b": "b|v", "p": "p|f", "ch": "C|t", "sh": "S", "ts": "c|t",
     "j": "J", "w": "a", "h": "h|f", "g": "g|k", "c": "k", "s": "s|t"},
)  # fmt: skip
_ASPIRATED: Final = {
    "c": "C", "cc": "C", "ch": "C", "j": "J", "kh": "k|x", "ph": "p|f", "th": "t", "w": "v",
}  # fmt: skip
# The scripts of India and Ceylon as they are put into general Latin letters: an m before a
# consonant is the sign for any nasal.
INDIC: Final = table(
    _EVERYWHERE,
    _ASPIRATED,
    {f"m{stop}": f"n{sound}" for stop, sound in zip("kgcjtds", "kgCJtds", strict=True)},
    {"mkh": "nk|nx", "mch": "nC", "mgh": "ng", "mth": "nt", "mdh": "nd", "mh": "ng|mh",
     "m#": "m|n", "v": "v|b", "jny": "g"},
)  # fmt: skip
# Tamil writes k and g, c and s, t and d, p and b with one letter each.
TAMIL: Final = table(
    _EVERYWHERE, _ASPIRATED, {"c": "s|C", "k": "k|g", "kk": "k", "nk": "ng|nk", "zh": "Z|l"}
)
# Thai and Lao, Khmer: p and ph differ in breath alone; letters at the end are read otherwise.
THAI: Final = table(
    _EVERYWHERE,
    _ASPIRATED,
    {"rr": "n|an", "sr": "sr|s", "thr": "t|s", "r#": "n|r", "l#": "n|l", "hm": "m", "hn": "n",
     "hl": "l", "hr": "r", "hw": "v"},
)  # fmt: skip
KHMER: Final = table(_EVERYWHERE, _ASPIRATED, {"r#": "|r", "tr#": "t|tr", "c#": "C|k"})
LATIN: Final[tuple[Table, ...]] = (ENGLISH, SLAVIC, GERMAN, FRENCH, SOUTHERN)
