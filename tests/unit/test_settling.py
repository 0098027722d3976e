"""What speaks for and against a link, in which order, and what would settle it."""

from coordination.domain.evidence import EvidenceKind
from coordination.domain.settling import laid_out, settled_by

FOR = ("phone", "Same telephone number", (), 85, False)
LESS = ("nickname", "Same nickname", (), 55, False)
AGAINST = ("phone", "Used at other times", (), 15, True)
PERSON = ("person", "Same name", (), 10, False)
BIRTH = ("person", "What would settle it: the full birth date of both", (), 0, False)


def test_every_kind_of_evidence_says_what_would_settle_it():
    said = [settled_by([kind]) for kind in EvidenceKind]

    assert all(one.startswith("What would settle it: ") for (one,) in said)
    assert len(set(said)) == len(EvidenceKind)


def test_a_link_without_a_kind_is_settled_by_comparing_the_records():
    assert settled_by([]) == settled_by(["other"])
    assert settled_by(["email", "phone", "email"]) == (
        *settled_by(["email"]),
        *settled_by(["phone"]),
    )


def test_what_speaks_for_a_link_stands_before_what_speaks_against_it_and_strongest_first():
    laid = laid_out([LESS, AGAINST, FOR])

    assert laid[:3] == (FOR, LESS, AGAINST)
    assert laid[3:] == (("phone", settled_by(["phone"])[0], (), 0, False),)


def test_what_two_persons_say_would_settle_it_stands_last_and_once():
    assert laid_out([PERSON, BIRTH, BIRTH]) == (PERSON, BIRTH)
    assert laid_out([PERSON, BIRTH, FOR])[-2:] == (
        ("phone", settled_by(["phone"])[0], (), 0, False),
        BIRTH,
    )


def test_without_reasons_nothing_is_laid_out():
    assert laid_out([]) == ()
