"""A changed, missing, moved or rewritten entry is found, and named."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace

import pytest

from coordination.domain import audit_chain
from coordination.domain.audit_chain import (
    GENESIS,
    BadCheckpoint,
    Checkpoint,
    Entry,
    Verification,
    hash_entry,
    verify,
)


def an_entry(seq: int, prev_hash: bytes, action: str = "case.read") -> Entry:
    entry = Entry(
        seq=seq,
        at="2026-11-23T12:00:00.000000+00:00",
        tick=seq * 1000,
        actor="officer.no",
        desk="NO",
        action=action,
        objects=("5e8c1c9e",),
        count=1,
        purpose_sealed=b"\xc5\x01",
        objects_sealed=None,
        prev_hash=prev_hash,
        hash=b"",
    )
    return replace(entry, hash=hash_entry(entry))


def a_log(length: int = 5, action: str = "case.read") -> list[Entry]:
    log: list[Entry] = []
    for seq in range(1, length + 1):
        log.append(an_entry(seq, log[-1].hash if log else GENESIS, action))
    return log


def taken_of(log: list[Entry]) -> Checkpoint:
    return Checkpoint(log[-1].seq, log[-1].hash, len(log), "2026-11-23T12:00:00+00:00", b"s")


def test_a_whole_log_verifies() -> None:
    log = a_log()

    assert verify(log) == Verification(True, 5, log[-1].hash)


def test_an_empty_log_verifies() -> None:
    assert verify([]) == Verification(True, 0, GENESIS)


@pytest.mark.parametrize(
    "changes",
    [
        {"at": "2026-11-23T12:00:01.000000+00:00"},
        {"tick": 1},
        {"actor": "officer.ro"},
        {"desk": None},
        {"action": "case.edit"},
        {"objects": ()},
        {"objects": ("5e8c", "1c9e")},
        {"count": 2},
        {"purpose_sealed": None},
        {"objects_sealed": b""},
        {"prev_hash": GENESIS},
        {"hash": GENESIS},
    ],
)
def test_a_change_of_any_field_is_found(changes: dict[str, object]) -> None:
    log = a_log()
    log[2] = replace(log[2], **changes)  # type: ignore[arg-type]  # one field of any type

    found = verify(log)

    assert (found.ok, found.count, found.seq) == (False, 2, 3)
    assert found.first_problem == audit_chain.CHANGED


def test_every_field_is_covered_by_the_hash() -> None:
    entry = an_entry(1, GENESIS)

    for field in fields(Entry):
        value = getattr(entry, field.name)
        other = b"other" if isinstance(value, bytes) or value is None else value * 2
        changed = {**asdict(entry), field.name: other}
        same = hash_entry(Entry(**changed)) == hash_entry(entry)
        assert same == (field.name == "hash"), field.name


def test_a_replaced_entry_with_a_right_hash_breaks_the_next_link() -> None:
    log = a_log()
    log[2] = an_entry(3, log[1].hash, "harmless")

    found = verify(log)

    assert (found.ok, found.seq, found.first_problem) == (False, 4, audit_chain.UNLINKED)


@pytest.mark.parametrize(
    ("damage", "missing"),
    [
        (lambda log: log[:2] + log[3:], 3),
        (lambda log: log[1:], 1),
        (lambda log: [log[0], log[2], log[1], *log[3:]], 2),
        (lambda log: [log[0], log[0], *log[1:]], 2),
    ],
)
def test_a_gap_is_found(damage: Callable[[list[Entry]], list[Entry]], missing: int) -> None:
    found = verify(damage(a_log()))

    assert (found.ok, found.seq, found.first_problem) == (False, missing, audit_chain.MISSING)


@pytest.mark.parametrize("kept", [0, 3, 4])
def test_a_shortened_tail_shows_against_a_checkpoint_only(kept: int) -> None:
    log = a_log()

    found = verify(log[:kept], taken_of(log))

    assert verify(log[:kept]).ok
    assert (found.ok, found.seq, found.first_problem) == (False, 5, audit_chain.SHORTENED)


def test_a_rewritten_prefix_shows_against_a_checkpoint_only() -> None:
    rewritten = a_log(7, "harmless")

    found = verify(rewritten, taken_of(a_log(5)))

    assert verify(rewritten).ok
    assert (found.ok, found.seq, found.first_problem) == (False, 5, audit_chain.REWRITTEN)


def test_a_log_that_went_on_still_holds_its_checkpoint() -> None:
    log = a_log(9)

    assert verify(log, taken_of(log[:4])) == Verification(True, 9, log[-1].hash)


def test_a_checkpoint_that_counted_otherwise_is_not_of_this_log() -> None:
    log = a_log()

    found = verify(log, replace(taken_of(log), count=4))

    assert found.first_problem == audit_chain.REWRITTEN


def test_a_problem_is_a_sentence_about_an_entry() -> None:
    found = verify(a_log()[1:])

    assert found.first_problem is not None
    assert found.first_problem.format(seq=found.seq).startswith("Entry 1 is missing")


def test_a_checkpoint_comes_back_from_its_text() -> None:
    checkpoint = taken_of(a_log())

    assert Checkpoint.from_json(checkpoint.to_json()) == checkpoint


def test_a_checkpoint_signs_all_that_it_says() -> None:
    checkpoint = taken_of(a_log())

    signed = {
        changed.signed_bytes()
        for changed in (
            checkpoint,
            replace(checkpoint, seq=4),
            replace(checkpoint, head=GENESIS),
            replace(checkpoint, count=4),
            replace(checkpoint, at="2026"),
        )
    }

    assert len(signed) == 5
    assert checkpoint.signed_bytes() == replace(checkpoint, signature=b"t").signed_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{}",
        "[" * 100_000,
        taken_of(a_log()).to_json().replace("coordination", "another"),
        taken_of(a_log()).to_json().replace('"seq": 5', '"seq": "5"'),
        taken_of(a_log()).to_json().replace('"count": 5', '"count": true'),
        taken_of(a_log()).to_json().replace('"signature": "', '"signature": "x'),
        taken_of(a_log()).to_json().replace('"head": "', '"head": null, "tail": "'),
    ],
)
def test_another_text_is_no_checkpoint(text: str) -> None:
    with pytest.raises(BadCheckpoint, match="as it was downloaded"):
        Checkpoint.from_json(text)
