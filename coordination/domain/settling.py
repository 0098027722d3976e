"""Lay out what speaks for and against a link, and say what would settle it.

What would settle a link follows from what kind of thing is shared, so another desk, which knows
the kinds alone, may read it too. Two persons who were compared say it more closely: that stands
among their reasons, with no weight.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from coordination.domain.evidence import EvidenceKind
from coordination.domain.wording import N_

Told = tuple[str, str, tuple[tuple[str, str], ...], int, bool]
"""A reason as a link keeps it: kind, template, params, weight in steps of 5, whether against."""

_SETTLED_BY: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.DOCUMENT: N_(
            "What would settle it: the document itself, or an answer of the State that issued it"
        ),
        EvidenceKind.PLATFORM_ACCOUNT: N_(
            "What would settle it: the platform's number of the account, and who used it when"
        ),
        EvidenceKind.NICKNAME: N_(
            "What would settle it: the platform's numbers of both accounts; a name is free to take"
        ),
        EvidenceKind.EMAIL: N_(
            "What would settle it: the provider's record of who held the address, and when"
        ),
        EvidenceKind.PHONE: N_(
            "What would settle it: the operator's record of who held the number, and when"
        ),
        EvidenceKind.PAYMENT_ACCOUNT: N_(
            "What would settle it: the bank's record of who holds the account"
        ),
        EvidenceKind.WALLET: N_(
            "What would settle it: who holds the keys, by an exchange's record or a seized device"
        ),
        EvidenceKind.IP: N_(
            "What would settle it: the provider's record of the line at both moments, with the port"
        ),
        EvidenceKind.DEVICE: N_(
            "What would settle it: the device itself, or the operator's record of who used it"
        ),
        EvidenceKind.VEHICLE: N_(
            "What would settle it: the vehicle register's entry on its keeper at the time"
        ),
        EvidenceKind.FILE_HASH: N_(
            "What would settle it: where each side has the file from; the same file goes round"
        ),
        EvidenceKind.SERIES: N_(
            "What would settle it: whether both cases concern who made the series, or who holds it"
        ),
        EvidenceKind.TIP_REPORT: N_("What would settle it: the report itself, from its hotline"),
        EvidenceKind.WEB_ADDRESS: N_(
            "What would settle it: who put up the page, and when each side saw it"
        ),
        EvidenceKind.DOMAIN: N_(
            "What would settle it: the whole address on both sides; a domain has many users"
        ),
        EvidenceKind.HIDDEN_SERVICE: N_(
            "What would settle it: the part of each side in the service: who runs it, who uses it"
        ),
        EvidenceKind.PERSON: N_(
            "What would settle it: the full birth date of both, or a document number"
        ),
        EvidenceKind.VICTIM: N_(
            "What would settle it: both desks compare what they hold of the victim"
        ),
        EvidenceKind.OTHER: N_("What would settle it: both desks compare the records themselves"),
    }
)


def settled_by(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return what would settle a link that shares things of these kinds, strongest first."""
    known = dict.fromkeys(EvidenceKind(kind) for kind in kinds)
    return tuple(_SETTLED_BY[kind] for kind in known or (EvidenceKind.OTHER,))


def laid_out(reasons: Sequence[Told]) -> tuple[Told, ...]:
    """Return the reasons of a link: those for it, those against it, and what would settle it.

    Each strongest first. What would settle it has no weight; where two compared persons do not
    say it, it follows from the kind of the strongest reason.
    """
    weighed = sorted((one for one in reasons if one[3]), key=lambda one: (one[4], -one[3]))
    said = tuple(dict.fromkeys(one for one in reasons if not one[3]))
    strongest = [one[0] for one in weighed[:1]]
    missing = [kind for kind in strongest if kind not in {one[0] for one in said}]
    return (*weighed, *((kind, settled_by([kind])[0], (), 0, False) for kind in missing), *said)
