"""By which code an unchanged record is known again."""

import json
from collections.abc import Sequence
from dataclasses import replace

from coordination.actions import case_edit
from coordination.actions.workbench import Tools
from coordination.domain.drafts import CaseDraft
from coordination.domain.features import IdentifierFeature
from coordination.domain.record import write_case
from coordination.domain.vocabulary import Tlp


def content_digest(tools: Tools, draft: CaseDraft, coded: Sequence[IdentifierFeature]) -> bytes:
    """Return a code of all that a record says, by which an unchanged one is known again.

    A file hash enters as its code: its value is not there to be compared with later.
    """
    named = tuple(
        replace(entered, value=feature.forms[0].text) if _is_coded(feature) else entered
        for entered, feature in zip(draft.identifiers, coded, strict=True)
    )
    record = write_case(replace(draft, identifiers=named))
    if draft.tlp is Tlp.AMBER:
        # The codes of earlier versions were made without it: what is equal must stay equal.
        del record["tlp"]
    canonical = json.dumps(record, sort_keys=True, ensure_ascii=False)
    return tools.vault.keyed("content", draft.jurisdiction, canonical)


def _is_coded(feature: IdentifierFeature) -> bool:
    return feature.kind in case_edit.NOT_SHOWN and bool(feature.forms)
