"""Ask whether two spellings, filed as whatever kind, have a form in common."""

from coordination.domain.features import Normalised
from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind


def forms(kind, text, jurisdiction="NO", **details):
    return read(IdentifierKind(kind), text, jurisdiction=jurisdiction, details=details).forms


def texts(kind, text, namespace, jurisdiction="NO"):
    return [form.text for form in forms(kind, text, jurisdiction) if form.namespace == namespace]


def form(namespace, text):
    return Normalised(namespace, text)


def meet(one, other, jurisdiction="NO"):
    return bool(set(forms(*one, jurisdiction)) & set(forms(*other, jurisdiction)))


def pairs(groups):
    """Yield (plain, other, desk) of a table: a plain value to its spellings by kind of filing."""
    return [
        ((kind, plain), (filed_as, spelling), desk)
        for (kind, plain, desk), filed in groups.items()
        for filed_as, spellings in filed.items()
        for spelling in spellings
    ]
