"""What is compared: an identifier or a person, reduced to the forms under which it is found.

A `Normalised` form is the only thing that the blind index digests. A feature carries all forms
of one record together with what a comparison needs to explain itself. Features are sealed as
one value and opened again when a candidate is compared.
"""

from dataclasses import dataclass
from typing import NamedTuple

from coordination.domain.vocabulary import IdentifierKind, SubjectRole


class Normalised(NamedTuple):
    """A canonical value and the namespace in which it is compared.

    The namespace keeps a telephone number from ever meeting an account number with the same
    digits: each has its own index key.
    """

    namespace: str
    text: str


@dataclass(frozen=True, slots=True)
class IdentifierFeature:
    """A selector of a case.

    `entered` is the spelling that was given (empty for a file hash, whose value is never kept),
    `shown` the canonical spelling for display, `forms` what is compared, strongest first; empty
    when the value cannot be read or is worthless, and then `note` says why. `doubtful` marks a
    value whose checksum fails. `details` holds what the kind adds, such as platform, currency,
    port or algorithm. `keyed` is the version of the rules that read it: 0 for a record from before
    versions were counted.
    """

    kind: IdentifierKind
    entered: str
    shown: str
    forms: tuple[Normalised, ...]
    note: str | None = None
    doubtful: bool = False
    subject: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    provider: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    keyed: int = 0


@dataclass(frozen=True, slots=True)
class DocumentFeature:
    """An identity document of a subject, with the forms under which it is compared."""

    type: str
    country: str | None
    number: str
    forms: tuple[Normalised, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectFeature:
    """A person of a case. `dob` is ISO text of what is known; `review` asks a person to look.

    `name_forms` holds the keys of name and birth date; `around` is what the case itself adds to a
    comparison (`domain.persons.surroundings`), `keyed` the version of the rules for keys that made
    `name_forms`: 0 for a record from before there were any. `terms` are the reduced forms of the
    names, as `domain.persons.population` counts them.
    """

    key: str
    role: SubjectRole
    names: tuple[str, ...]
    dob: str | None
    sex: str | None
    nationality: str | None
    documents: tuple[DocumentFeature, ...]
    name_forms: tuple[Normalised, ...]
    review: str | None = None
    around: tuple[str, ...] = ()
    keyed: int = 0
    terms: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[Normalised, ...]:
        """Return every form under which this person is found."""
        found = [*self.name_forms]
        for document in self.documents:
            found.extend(document.forms)
        return tuple(found)


Feature = IdentifierFeature | SubjectFeature
