"""Write a name of Latin letters in another script, by its sound, as a local clerk would."""

# First what the letters stand for, then the letters of the script. One rule for all languages is
# what a clerk uses who speaks none of them.
_SOUNDS = (
    ("sch", "sh"), ("tsch", "ch"), ("cz", "ch"), ("sz", "sh"), ("rz", "zh"), ("ck", "k"),
    ("ph", "f"), ("qu", "kv"), ("tz", "ts"), ("th", "t"), ("gh", "g"), ("ll", "l"), ("ss", "s"),
    ("nn", "n"), ("tt", "t"), ("rr", "r"), ("mm", "m"), ("ff", "f"), ("pp", "p"), ("kk", "k"),
    ("ij", "ey"), ("ei", "ay"), ("ie", "i"), ("oe", "u"), ("ee", "i"), ("oo", "u"), ("ou", "u"),
    ("ø", "o"), ("ö", "o"), ("å", "o"), ("æ", "e"), ("ä", "e"), ("ü", "yu"), ("ß", "s"),
    ("ł", "l"), ("ń", "n"), ("ñ", "n"), ("ś", "s"), ("ź", "z"), ("ż", "zh"), ("ć", "ch"),
    ("č", "ch"), ("š", "sh"), ("ž", "zh"), ("ř", "rzh"), ("ě", "e"), ("ů", "u"), ("ý", "i"),
    ("ț", "ts"), ("ș", "sh"), ("ş", "sh"), ("ç", "s"), ("ğ", ""), ("ı", "y"), ("ă", "a"),
    ("â", "a"), ("î", "i"), ("ą", "on"), ("ę", "en"), ("ã", "an"), ("õ", "on"), ("ce", "se"),
    ("ci", "si"), ("c", "k"), ("kh", "h"), ("w", "v"), ("x", "ks"), ("'", ""), ("q", "k"),
)  # fmt: skip
_PLAIN = str.maketrans("áàéèêëíìïóòôúùûďťňľ", "aaeeeeiiiooouuudtnl")


def _table(text: str) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in text.split())
    return {latin: letter for latin, _, letter in pairs}


_TABLES = {
    "Cyrl": _table(
        "sh=ш ch=ч zh=ж ts=ц yu=ю ya=я dzh=дж a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=й k=к l=л m=м "
        "n=н o=о p=п r=р s=с t=т u=у v=в y=и z=з"
    ),
    "Grek": _table(
        "sh=σ ch=τσ zh=ζ ts=τσ yu=ιου ya=ια a=α b=μπ c=κ d=ντ e=ε f=φ g=γκ h=χ i=ι j=γι k=κ l=λ m=μ "
        "n=ν o=ο p=π r=ρ s=σ t=τ u=ου v=β y=ι z=ζ"
    ),
    "Geor": _table(
        "sh=შ ch=ჩ zh=ჟ ts=ც yu=იუ ya=ია a=ა b=ბ c=კ d=დ e=ე f=ფ g=გ h=ჰ i=ი j=ი k=კ l=ლ m=მ n=ნ o=ო "
        "p=პ r=რ s=ს t=ტ u=უ v=ვ y=ი z=ზ"
    ),
    "Armn": _table(
        "sh=շ ch=չ zh=ժ ts=ց yu=յու ya=յա a=ա b=բ c=կ d=դ e=ե f=ֆ g=գ h=հ i=ի j=յ k=կ l=լ m=մ n=ն "
        "o=ո p=պ r=ր s=ս t=տ u=ու v=վ y=ի z=զ"
    ),
    "Hebr": _table(
        "sh=ש ch=צ' zh=ז' ts=צ yu=יו ya=יה a= b=ב c=ק d=ד e= f=פ g=ג h=ה i=י j=י k=ק l=ל m=מ n=נ o=ו "
        "p=פ r=ר s=ס t=ט u=ו v=ו y=י z=ז"
    ),
    "Arab": _table(
        "sh=ش ch=تش zh=ج ts=تس yu=يو ya=يا a=ا b=ب c=ك d=د e= f=ف g=غ h=ه i=ي j=ج k=ك l=ل m=م n=ن o=و "
        "p=ب r=ر s=س t=ت u=و v=ف y=ي z=ز"
    ),
}
_AT_THE_BEGINNING = {"Hebr": dict.fromkeys("aeou", "א"), "Arab": dict.fromkeys("ae", "ا")}
_AT_THE_END = {
    "Hebr": {"a": "ה", "e": "ה", "m": "ם", "n": "ן", "f": "ף", "k": "ק"},
    "Arab": {"e": "ي"},
    "Grek": {"s": "ς"},
}
_CASED = frozenset({"Cyrl", "Grek", "Armn"})


def in_script(latin: str, script: str) -> str:
    """Return a Latin name in the letters of the script; hyphens part words and stay."""
    return " ".join(
        "-".join(_word(part, script) for part in word.split("-")) for word in latin.split(" ")
    )


def _word(word: str, script: str) -> str:
    sound = word.lower()
    for old, new in _SOUNDS:
        sound = sound.replace(old, new)
    sound = sound.translate(_PLAIN)
    found, place = [], 0
    while place < len(sound):
        letters = sound[place : place + 2]
        if len(letters) < 2 or letters not in _TABLES[script]:
            letters = sound[place]
        found.append(_letter(letters, script, is_first=place == 0, rest=len(sound) - place))
        place += len(letters)
    written = "".join(found)
    return written[:1].upper() + written[1:] if script in _CASED else written


def _letter(letters: str, script: str, *, is_first: bool, rest: int) -> str:
    if is_first and letters in _AT_THE_BEGINNING.get(script, {}):
        return _AT_THE_BEGINNING[script][letters]
    if rest == len(letters) and letters in _AT_THE_END.get(script, {}):
        return _AT_THE_END[script][letters]
    return _TABLES[script].get(letters, "")
