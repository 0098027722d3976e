"""What desks write where they have no name: the person's role, with a number or a letter.

`Kind 1`, `Minor A.`, `Opfer 3`, `лицо 1`, `unknown male 3` name nobody; two cases that both have a
`Victim 2` have nothing in common. The reference pack knows words for *unknown*; here are the roles,
which are surnames too (Kind, Mann, Child), and so count only where no name stands beside them.
"""

import re
from typing import Final

from coordination.domain.names import fold_name
from coordination.domain.names.folding import APOSTROPHES, is_of_a_word

_ROLE_WORDS: Final = """
child minor victim witness suspect person subject individual male female man woman boy girl
infant baby teen teenager juvenile youth perpetrator offender accused defendant contact user
target uploader
kind opfer zeuge zeugin person tater taterin beschuldigter beschuldigte verdachtiger
verdachtige madchen junge mann frau minderjahriger minderjahrige jugendlicher jugendliche
enfant victime temoin suspecte personne individu homme femme fille garcon mineur mineure
auteur nino nina victima testigo sospechoso sospechosa persona hombre mujer menor chico chica
crianca vitima testemunha suspeito suspeita pessoa homem mulher menino menina bambino bambina
vittima testimone sospettato sospettata indagato uomo donna minore ragazzo ragazza
slachtoffer getuige verdachte persoon vrouw meisje jongen minderjarige dader
dziecko ofiara swiadek podejrzany podejrzana osoba mezczyzna kobieta dziewczynka chlopiec
maloletni maloletnia nieletni
лицо ребенок дитя потерпевший потерпевшая жертва свидетель подозреваемый подозреваемая
обвиняемый мужчина женщина девочка мальчик несовершеннолетний несовершеннолетняя особа дитина
потерпілий потерпіла свідок підозрюваний підозрювана чоловік жінка дівчинка хлопчик неповнолітній
дете пострадал пострадала заподозрян свидетел момче момиче дијете жртва
dite obet svedek podezrely muz zena divka chlapec dieta obvineny
dijete zrtva svjedok osumnjicenik muskarac
copil victima martor suspect persoana barbat femeie fata baiat minora
gyermek gyerek aldozat tanu gyanusitott szemely ferfi lany fiu kiskoru
barn offer vitne vittne mistenkt misstankt mann kvinne kvinna jente flicka gutt pojke pige
dreng mindrearig lapsi uhri todistaja epailty mies nainen tytto poika
cocuk magdur tanik supheli kisi erkek kadin kiz femije viktime deshmitar
παιδι θυμα μαρτυρας υποπτος ατομο ανδρας γυναικα κοριτσι αγορι ανηλικος ανηλικη
طفل طفلة ضحية الضحية شاهد مشتبه المشتبه شخص رجل امراة فتاة قاصر
ילד ילדה קטין קטינה קורבן נפגע נפגעת עד חשוד חשודה אדם גבר אישה מכונה
"""
_FILLING_WORDS: Final = """
unknown unidentified unnamed anonymous unbekannt unbekannte unbekannter unbekanntes inconnu
inconnue desconocido desconocida desconhecido desconhecida sconosciuto sconosciuta onbekend
onbekende nieznany nieznana неизвестный неизвестная неизвестное неустановленный
неустановленное невідомий невідома neznamy neznama necunoscut necunoscuta ismeretlen ukjent
okand ukendt tuntematon bilinmeyen αγνωστος αγνωστη مجهول مجهولة אלמוני אלמונית
the a of no nr num numero number номер adult young small
"""
_ROLES: Final = frozenset(map(fold_name, _ROLE_WORDS.split()))
_FILLING: Final = frozenset(map(fold_name, _FILLING_WORDS.split()))
_LABEL: Final = re.compile(r"\d{1,4}|\w\d{0,3}|\d{1,3}\w|i{2,3}|iv|vi{1,3}|ix")
_CODE: Final = re.compile(r"[a-z]{1,2}\d{1,3}")


def is_nameless(name: str) -> bool:
    """Say whether a name is a role with or without a number or letter, or such a code (V1, S2).

    A role word is a name where another one stands beside it (Kind Anna), where a comma makes it the
    surname (Kind, A.) and where an initial stands in front (M. Kind).
    """
    folded = fold_name(APOSTROPHES.sub("", name))
    words = "".join(sign if is_of_a_word(sign) else " " for sign in folded).split()
    if len(words) == 1:
        return _CODE.fullmatch(words[0]) is not None or _is_role_and_number(words[0])
    if "," in name or not words or _is_label(words[0]):
        return False
    roles = [word for word in words if word in _ROLES]
    others = [word for word in words if word not in _ROLES | _FILLING]
    return bool(roles) and len(others) <= 1 and all(map(_is_label, others))


def _is_label(word: str) -> bool:
    return _LABEL.fullmatch(word) is not None


def _is_role_and_number(word: str) -> bool:
    return word[-1:].isdecimal() and word.rstrip("0123456789") in _ROLES
