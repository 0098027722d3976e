"""The pack in force: the delivered release with the administrator's corrections over it.

Every bench asks for it when it opens. A counter in the register says whether the one that this
process keeps is still the one in force, so that a correction made in another process holds from
the next request on.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from coordination.actions.workbench import Tools
from coordination.reference.corrections import Correction
from coordination.reference.pack import Pack, corrected_pack
from coordination.storage import pack_corrections
from coordination.storage.pack_corrections import PackCorrection


def tools_in_force(session: Session, tools: Tools) -> Tools:
    """Return the tools with the pack in force at this moment of the session's transaction."""
    generation = pack_corrections.generation(session)
    known, pack = tools.local_pack.loaded
    if pack is None or known != generation:
        pack = effective(session, tools.pack)
        tools.local_pack.loaded = (generation, pack)
    return replace(tools, pack=pack)


def effective(session: Session, delivered: Pack) -> Pack:
    """Return a delivered pack with the corrections of the register over it."""
    rows = pack_corrections.in_force(session)
    return corrected_pack(delivered, [as_correction(row) for row in rows])


def as_correction(row: PackCorrection) -> Correction:
    """Return a stored correction as the rules take it."""
    return Correction(
        id=str(row.id),
        file=row.file,
        entry=row.entry,
        field=row.field,
        value=row.value["value"],
        base=row.base["value"],
        base_release=row.base_release,
        source=row.source,
        reason=row.reason,
        by=row.made_by,
        at=row.made_at,
    )
