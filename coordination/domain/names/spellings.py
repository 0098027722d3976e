"""Letters of Greek, Arabic, Hebrew, Georgian and Armenian as they are put into Latin letters.

After ELOT 743 and ordinary Greek spelling; after BGN/PCGN and ordinary spelling for the others,
the Georgian national scheme of 2002, and Eastern before Western values in Armenian. Arabic and
Hebrew leave vowels out, so their Latin forms are for reading; `phonemes` is for comparing.
Ways of one letter are separated by `|`; `#` is the edge of a word.
"""

from typing import Final

from coordination.domain.names.graphemes import table
from coordination.domain.names.scripts import Script

_GREEK: Final = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "τ": "t", "υ": "y|i", "φ": "f", "χ": "ch|h", "ψ": "ps", "ω": "o", "ου": "ou", "μπ": "mp",
    "#μπ": "b", "#ντ": "d", "ντ": "nt", "γκ": "gk", "#γκ": "g", "γγ": "ng", "γξ": "nx",
    "γχ": "nch", "αυ": "av", "ευ": "ev", "ηυ": "iv", "αι": "ai|e", "ει": "ei|i", "οι": "oi",
    "τζ": "tz",
}  # fmt: skip
_ARABIC: Final = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ه": "h", "ہ": "h", "ھ": "h", "ة": "a",
    "#و": "w", "و": "u", "#ي": "y", "#ی": "y", "ي": "i", "ی": "i", "ى": "a", "ئ": "", "ء": "",
    "ے": "e", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ۇ": "u", "ە": "e", "ڨ": "g",
    "ګ": "g", "ځ": "dz", "څ": "ts", "ټ": "t", "ډ": "d", "ړ": "r", "ڼ": "n", "ښ": "sh", "ږ": "zh",
    "ې": "e", "ۍ": "ai", "ڕ": "r", "ڵ": "l", "ۆ": "o", "ێ": "e", "ۈ": "u", "ۋ": "v", "ڠ": "ng",
    "ڽ": "ny", "ڬ": "g", "ۏ": "v",
}  # fmt: skip
_HEBREW: Final = {
    "א": "a", "ב": "v", "#ב": "b", "ג": "g", "ד": "d", "ה": "h", "ה#": "a", "ו": "o", "#ו": "v",
    "וו": "v", "ז": "z", "ח": "ch", "ט": "t", "י": "i", "#י": "y", "כ": "k", "ך": "ch", "ל": "l",
    "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "tz",
    "ץ": "tz", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
_GEORGIAN: Final = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
    "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s",
    "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q|k", "შ": "sh", "ჩ": "ch",
    "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j", "ჰ": "h", "ჲ": "y",
}  # fmt: skip
_ARMENIAN: Final = {
    "ա": "a", "բ": "b|p", "գ": "g|k", "դ": "d|t", "ե": "e", "#ե": "ye", "զ": "z", "է": "e",
    "ը": "y", "թ": "t", "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k|g",
    "հ": "h", "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o",
    "#ո": "vo", "չ": "ch", "պ": "p|b", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t|d",
    "ր": "r", "ց": "ts", "ւ": "v", "ու": "u", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev",
}  # fmt: skip
SPELLINGS: Final = {
    Script.GREEK: table(_GREEK),
    Script.ARABIC: table(_ARABIC),
    Script.HEBREW: table(_HEBREW),
    Script.GEORGIAN: table(_GEORGIAN),
    Script.ARMENIAN: table(_ARMENIAN),
}
"""For each script, how its letters are spelled."""
