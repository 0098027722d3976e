"""Local corrections of law facts: make one, confirm it against a new release, withdraw it.

Each is signed with who, when, why and from which source, goes to the log with its reason, and
holds in every process from the next request on. A correction that would make the pack invalid is
refused with what would be wrong.
"""

import json
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from coordination.actions.effective_pack import as_correction
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.permissions import Act
from coordination.domain.wording import N_
from coordination.reference.checks import faults_of_a_correction
from coordination.reference.corrections import (
    Address,
    Correction,
    Placed,
    RefusedCorrection,
    delivered_value,
    lay_over,
    place,
    same,
)
from coordination.storage import pack_corrections
from coordination.storage.pack_corrections import PackCorrection

_LONGEST = 2_000
_NOT_PLAIN = N_(
    "The text holds signs that no page can show, or brackets too deep. Type it as plain text."
)


@dataclass(frozen=True, slots=True)
class EndedCorrection:
    """A correction that was withdrawn or replaced: by whom, when and why."""

    correction: Correction
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections in force with their standing, and those that ended, the latest first."""

    placed: tuple[Placed, ...]
    ended: tuple[EndedCorrection, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Why a fact is held differently, and where that was read; both are shown to every reader."""

    source: str
    reason: str


def list_corrections(bench: Workbench) -> Corrections:
    """Return every correction of the register."""
    bench.permit(Act.READ_PACK)
    ended = pack_corrections.ended(bench.session)
    return Corrections(bench.pack.corrections, tuple(_ended(row) for row in ended))


def correct(bench: Workbench, address: Address, text: str, signature: Signature) -> UUID:
    """Hold a fact differently from the release; return the correction's id.

    `text` is JSON (`true`, `null`, `2024`, `["A"]`) or, where it is none, a plain text. A fact
    that is corrected already gets the new value, and the old correction ends. Raises
    RefusedCorrection for a field that is not corrected here, for a value that changes nothing
    and for one with which the pack would be invalid.
    """
    bench.permit(Act.CORRECT_PACK)
    _check_signature(signature)
    delivered = bench.pack.delivered
    base = delivered_value(delivered, address)
    value = _read(text, base)
    if same(value, base):
        raise RefusedCorrection(N_("The release says this already. There is nothing to correct."))
    row = _row(bench, address, value, base, signature)
    _check_together(bench, as_correction(row))
    pack_corrections.add(bench.session, row)
    _record(bench, "pack.corrected", row, signature.reason)
    return row.id


def confirm(bench: Workbench, correction_id: UUID) -> None:
    """Say that a correction still holds although the release changed under it.

    Raises NoSuchRecord for an unknown or ended one, RefusedCorrection where the release has no
    such fact any more.
    """
    bench.permit(Act.CORRECT_PACK)
    row = _find(bench, correction_id)
    base = delivered_value(bench.pack.delivered, (row.file, row.entry, row.field))
    pack_corrections.rest_on(bench.session, row, base, bench.pack.release.name)
    _record(bench, "pack.confirmed", row, row.reason)


def withdraw(bench: Workbench, correction_id: UUID, reason: str) -> None:
    """End a correction, so that the release holds again; it stays on record.

    Raises NoSuchRecord for an unknown or ended one, RefusedCorrection without a reason.
    """
    bench.permit(Act.CORRECT_PACK)
    row = _find(bench, correction_id)
    _check_text(reason, N_("Say why. Everybody who reads the fact reads it."))
    pack_corrections.end(bench.session, row, bench.now(), bench.actor.name, reason.strip())
    _record(bench, "pack.withdrawn", row, reason)


def _find(bench: Workbench, correction_id: UUID) -> PackCorrection:
    row = pack_corrections.find(bench.session, correction_id)
    if row is None:
        raise NoSuchRecord
    return row


def _check_signature(signature: Signature) -> None:
    _check_text(signature.source, N_("Name the source in which the right value was read."))
    _check_text(signature.reason, N_("Say why. Everybody who reads the fact reads it."))


def _check_text(text: str, where_empty: str) -> None:
    """Refuse a text that is empty, too long, or that a database or page cannot show."""
    if not text.strip():
        raise RefusedCorrection(where_empty)
    if len(text) > _LONGEST:
        raise RefusedCorrection(N_("Source, reason and value have 2,000 characters at most."))
    if not _is_plain(text):
        raise RefusedCorrection(_NOT_PLAIN)


def _is_plain(text: str) -> bool:
    return not any(
        unicodedata.category(sign) in {"Cc", "Cs"} for sign in text if sign not in "\n\t\r"
    )


def _read(text: str, base: Any) -> Any:
    """Return the value that a text means: JSON, but no number where the fact is a text."""
    if len(text) > _LONGEST:
        raise RefusedCorrection(N_("Source, reason and value have 2,000 characters at most."))
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    except RecursionError as too_deep:
        raise RefusedCorrection(_NOT_PLAIN) from too_deep
    if isinstance(value, dict):
        raise RefusedCorrection(N_("A correction sets one value, no object."))
    # Escapes of JSON can write what no keyboard can: it would break every page that shows it.
    if not all(_is_plain(str(one)) for one in (value if isinstance(value, list) else [value])):
        raise RefusedCorrection(_NOT_PLAIN)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return text if isinstance(base, str) and is_number else value


def _row(
    bench: Workbench, address: Address, value: Any, base: Any, signature: Signature
) -> PackCorrection:
    file, entry, field = address
    return PackCorrection(
        id=uuid4(),
        file=file,
        entry=entry,
        field=field,
        value={"value": value},
        base={"value": base},
        base_release=bench.pack.release.name,
        source=signature.source.strip(),
        reason=signature.reason.strip(),
        made_by=bench.actor.name,
        made_at=bench.now(),
    )


def _check_together(bench: Workbench, new: Correction) -> None:
    """Refuse a correction that brings a fault into the pack with the others in force."""
    delivered = bench.pack.delivered
    others = [
        placed.correction
        for placed in bench.pack.corrections
        if placed.correction.address != new.address
    ]
    before = set(faults_of_a_correction(delivered))
    after = faults_of_a_correction(lay_over(delivered, place(delivered, [*others, new])))
    brought = [fault for fault in after if fault not in before]
    if brought:
        raise RefusedCorrection(str(brought[0]))


def _record(bench: Workbench, action: str, row: PackCorrection, reason: str) -> None:
    where = f"{row.file} {row.entry} {row.field}"
    bench.record(action, objects=[str(row.id)], purpose=f"{where}: {reason.strip()}")


def _ended(row: PackCorrection) -> EndedCorrection:
    assert row.ended_at is not None
    return EndedCorrection(
        as_correction(row), row.ended_by or "", row.ended_at, row.end_reason or ""
    )
