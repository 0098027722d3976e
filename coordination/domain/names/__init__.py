"""Names of persons across scripts: read, reduce, compare."""

from coordination.domain.names.comparing import compare_names
from coordination.domain.names.folding import LONGEST, fold_name, is_distinctive, name_parts
from coordination.domain.names.keys import key_parts
from coordination.domain.names.parts import (
    Clash,
    NameAgreement,
    NameLevel,
    NamePart,
    PartAgreement,
    PartPlace,
    PartRole,
    PersonName,
    Sex,
)
from coordination.domain.names.reading import read_name

__all__ = [
    "LONGEST",
    "Clash",
    "NameAgreement",
    "NameLevel",
    "NamePart",
    "PartAgreement",
    "PartPlace",
    "PartRole",
    "PersonName",
    "Sex",
    "compare_names",
    "fold_name",
    "is_distinctive",
    "key_parts",
    "name_parts",
    "read_name",
]
