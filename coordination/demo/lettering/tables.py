"""Letters of other scripts and what each national or customary scheme makes of them.

Written down from memory after: Ukraine, Cabinet resolution 55 of 2010; Bulgaria, Transliteration Act 2009;
Russia, passports since 2013 (as ICAO Doc 9303); ELOT 743 for Greek; Georgia, national system of
2002; BGN/PCGN 1981 for Armenian and, as Western Armenian, the customary spelling of the diaspora.
The German, French and scholarly columns follow what newspapers and libraries do. Nothing was compared
with the texts of these schemes, and nothing but invented names depends on it.
"""


def _table(text: str) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in text.split())
    return {letter: latin for letter, _, latin in pairs}


_CYRILLIC = _table(
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh "
    "ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=e і=i ї=yi є=ye ґ=g '= ’= ʼ="
)
_GERMAN = _table("ж=sch з=s й=j х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja є=je ї=ji в=w ё=jo")
_FRENCH = _table("ж=j у=ou ш=ch ч=tch щ=chtch ю=iou я=ia й=ï є=ie х=kh ц=ts")
_SCHOLARLY = _table("ж=ž х=ch ц=c ч=č ш=š щ=šč й=j ю=ju я=ja є=je ї=ji ё=ë")

CYRILLIC = {
    "ukrainian": {
        "national": {**_CYRILLIC, **_table("г=h и=y й=i ю=iu я=ia є=ie ї=i")},
        "russian": {**_CYRILLIC, **_table("и=i і=i ї=i є=e ґ=g")},
        "german": {**_CYRILLIC, **_GERMAN, **_table("г=h и=y")},
        "scholarly": {**_CYRILLIC, **_SCHOLARLY, **_table("г=h и=y")},
        "french": {**_CYRILLIC, **_FRENCH, **_table("г=h и=y")},
    },
    "russian": {
        "national": {**_CYRILLIC, **_table("й=i ю=iu я=ia ъ=ie э=e")},
        "english": _CYRILLIC,
        "german": {**_CYRILLIC, **_GERMAN},
        "scholarly": {**_CYRILLIC, **_SCHOLARLY, **_table("х=h")},
        "french": {**_CYRILLIC, **_FRENCH},
    },
    "bulgarian": {
        "national": {**_CYRILLIC, **_table("х=h щ=sht ъ=a ь=y")},
        "german": {**_CYRILLIC, **_GERMAN, **_table("щ=scht ъ=a")},
        "scholarly": {**_CYRILLIC, **_SCHOLARLY, **_table("х=h щ=št ъ=ă")},
        "french": {**_CYRILLIC, **_FRENCH, **_table("щ=cht ъ=a")},
    },
}

_ELOT = _table(
    "ου=ou αυ=av ευ=ev γγ=ng γκ=gk μπ=b ντ=nt τζ=tz α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l "
    "μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
)
GREEK = {
    "national": _ELOT,
    "classical": {**_ELOT, **_table("β=b η=e υ=u φ=ph αυ=au ευ=eu ντ=nt μπ=mp γκ=nk")},
    "english": {**_ELOT, **_table("χ=h ντ=d γκ=g αυ=af ευ=ef υ=i")},
    "german": {**_ELOT, **_table("β=w χ=ch φ=f ου=u ξ=x υ=y")},
}

_GEORGIAN = _table(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k "
    "ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
)
GEORGIAN = {
    "national": _GEORGIAN,
    "german": {**_GEORGIAN, **_table("შ=sch ჩ=tsch ჭ=tsch ხ=ch ჯ=dsch ჟ=sch ვ=w ც=z წ=z ზ=s")},
    "french": {**_GEORGIAN, **_table("შ=ch ჩ=tch ჭ=tch ჯ=dj უ=ou ჟ=j")},
    "russian": {**_GEORGIAN, **_table("ყ=k ღ=g ჯ=dzh ფ=f ჰ=g")},
}

_ARMENIAN = _table(
    "ու=u և=ev ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch "
    "մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f"
)
ARMENIAN = {
    "national": _ARMENIAN,
    "western": {**_ARMENIAN, **_table("բ=p գ=k դ=t կ=g պ=b տ=d ծ=dz ձ=ts ճ=j ջ=ch")},
    "french": {**_ARMENIAN, **_table("ու=ou շ=ch չ=tch ճ=tch ժ=j յ=i")},
    "russian": {**_ARMENIAN, **_table("հ=g ղ=g ջ=dzh ու=u ը=i")},
}

# What a machine makes of letters that leave the vowels open.
ARABIC_LETTERS = _table(
    "ا=a أ=a إ=i آ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh "
    "ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=a ء= ئ=y ؤ=w"
)
HEBREW_LETTERS = _table(
    "א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=p צ=tz ץ=tz "
    "ק=k ר=r ש=sh ת=t"
)
LETTERS = {
    "Cyrl": CYRILLIC["bulgarian"]["national"],
    "Grek": GREEK["national"],
    "Geor": GEORGIAN["national"],
    "Armn": ARMENIAN["national"],
    "Arab": ARABIC_LETTERS,
    "Hebr": HEBREW_LETTERS,
}

# How newspapers and registries respell the Latin form of a name whose letters leave it open:
# the first entry is the form in the lists, so it changes nothing.
RESPELLINGS: dict[str, tuple[tuple[tuple[str, str], ...], ...]] = {
    "Arab": (
        (),
        (("oha", "uha"), ("mm", "m"), ("ou", "u"), ("ee", "i"), ("Al-", "El "), ("q", "k")),
        (("ou", "u"), ("kh", "ch"), ("y", "j"), ("sh", "sch"), ("w", "u"), ("Al-", "Al ")),
        (("sh", "ch"), ("u", "ou"), ("ouu", "ou"), ("oou", "ou"), ("j", "dj"), ("w", "ou")),
        (("oha", "uha"), ("ad", "ed"), ("Kha", "Ha"), ("ss", "s"), ("Al-", "al"), ("ai", "ei")),
        (("q", "g"), ("e", "i"), ("kh", "h"), ("th", "t"), ("Al-", ""), ("ou", "oo")),
    ),
    "Hebr": (
        (),
        (("v", "w"), ("sh", "sch"), ("z", "s"), ("y", "j"), ("tz", "z")),
        (("h", "ch"), ("cch", "ch"), ("sch", "sh"), ("tz", "z"), ("k", "c"), ("y", "i")),
        (("ov", "of"), ("a", "e"), ("itz", "its"), ("zh", "z"), ("oo", "u")),
        (("ei", "ey"), ("i", "y"), ("f", "ph"), ("ou", "u"), ("z", "tz")),
    ),
    "Thai": (
        (),
        (("th", "t"), ("ph", "p"), ("ch", "j"), ("ee", "i"), ("oo", "u")),
        (("k", "g"), ("w", "v"), ("ai", "ay"), ("oo", "u"), ("ch", "sh")),
        (("wat", "vad"), ("sak", "sakdi"), ("a", "aa"), ("ph", "p")),
    ),
}
