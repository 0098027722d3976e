"""Read the persons of a record and their identity documents."""

from coordination.domain.drafts import DocumentDraft, SubjectDraft
from coordination.domain.record.layout import DOCUMENT, SUBJECT
from coordination.domain.record.source import Source
from coordination.domain.vocabulary import SubjectRole
from coordination.domain.wording import N_

_SEX_FORM = N_("Not one of the words that this field takes. Use one of: m, f, x, unknown.")
_NO_ROLE = N_("This is missing. Every person needs a role, such as suspect or victim.")
_SAME_ID = N_("Another subject has this id. Give each subject an id of its own.")

# What national systems export; `unknown` says nothing, so nothing is kept.
SEXES: dict[str, str | None] = {
    **dict.fromkeys(("m", "M", "male"), "m"),
    **dict.fromkeys(("f", "F", "female"), "f"),
    **dict.fromkeys(("x", "X", "other"), "x"),
    **dict.fromkeys(("u", "U", "unknown"), None),
}
OTHER_DOCUMENT = "other"
_DOCUMENT_TYPES = {
    **{name: name for name in ("passport", "id_card", "residence_permit", OTHER_DOCUMENT)},
    **dict.fromkeys(("identity_card", "national_id", "national_id_card", "id"), "id_card"),
    **dict.fromkeys(
        ("driving_licence", "driving_license", "driver_license", "drivers_license"),
        "driving_licence",
    ),
}


def read_subjects(case: Source) -> tuple[SubjectDraft, ...]:
    """Return the subjects of a case, each with a key that no other has."""
    sources = case.objects("subjects", SUBJECT)
    keys = _keys(sources)
    return tuple(_read_subject(source, key) for source, key in zip(sources, keys, strict=True))


def _keys(sources: list[Source]) -> list[str]:
    given = [source.reference("id") for source in sources]
    taken: set[str] = set()
    for source, key in zip(sources, given, strict=True):
        if key is not None and key in taken:
            source.note("id", _SAME_ID)
        elif key is not None:
            taken.add(key)
    return [key or _free_key(index, taken) for index, key in enumerate(given, start=1)]


def _free_key(number: int, taken: set[str]) -> str:
    while (key := f"S{number}") in taken:
        number += 1
    taken.add(key)
    return key


def _read_subject(source: Source, key: str) -> SubjectDraft:
    role = source.word("role", SubjectRole)
    source.need("role", _NO_ROLE)
    return SubjectDraft(
        key=key,
        role=role or SubjectRole.CONTACT,
        names=source.texts("names"),
        dob=source.partial("dob"),
        sex=_read_sex(source),
        nationality=source.place("nationality"),
        documents=tuple(_read_document(part) for part in source.objects("documents", DOCUMENT)),
    )


def _read_sex(source: Source) -> str | None:
    text = source.take("sex", str)
    if text is None:
        return None
    if text not in SEXES:
        source.note("sex", _SEX_FORM)
    return SEXES.get(text)


def _read_document(source: Source) -> DocumentDraft:
    entered = source.text("type") or OTHER_DOCUMENT
    name = entered.lower().replace(" ", "_").replace("-", "_")
    return DocumentDraft(
        type=_DOCUMENT_TYPES.get(name, entered),
        country=source.place("country"),
        number=source.needed("number", source.text("number")),
    )
