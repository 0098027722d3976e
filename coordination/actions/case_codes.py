"""The handling codes of a case: read for marks, and kept where a new version says nothing of them.

Code and colour of the case stand in columns, under the case's own keyed code; the words of H3 and
the codes of groups lie in the sealed content. A case of an earlier version has neither of those.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from coordination.actions import case_files, damage
from coordination.actions.case_files import Content
from coordination.actions.workbench import Workbench
from coordination.domain.access import FieldGroup
from coordination.domain.drafts import CaseDraft, GroupCodesDraft
from coordination.domain.handling import NO_LIMIT, CaseCodes, Codes
from coordination.domain.vocabulary import Handling, Tlp
from coordination.storage.cases import Case

NAMED = (FieldGroup.SUMMARY,)
"""What a list, a graph or a link shows of a case: its title."""


def codes_of(case: Case, content: Content) -> CaseCodes:
    """Return the codes of a case and of its groups; `content` is the case's own, opened."""
    own = _codes(case.handling, case.tlp, content.text("restriction"))
    stated: Iterable[Mapping[str, Any]] = content.values.get("group_codes", ())
    return CaseCodes(own, {FieldGroup(one["group"]): _of_group(one) for one in stated})


def of_case(bench: Workbench, case: Case) -> CaseCodes:
    """Return the codes of a case that the program may open, and of its groups.

    Of a case whose content does not open nobody knows what its owner said: the strictest hold.
    """
    with damage.left_out(bench):
        return codes_of(case, case_files.open_content(bench, case))
    return CaseCodes(Codes(Handling.H3, Tlp.RED), {})


def group_drafts(content: Content) -> tuple[GroupCodesDraft, ...]:
    """Return the codes of groups as a form shows them."""
    return tuple(_draft(one) for one in content.values.get("group_codes", ()))


def with_kept(bench: Workbench, case: Case, draft: CaseDraft) -> CaseDraft:
    """Return a new version's draft with the codes that stand where the record says none.

    A program that knows nothing of codes must not loosen what a person made strict.
    """
    if not draft.unsaid:
        return draft
    content = case_files.open_content(bench, case)
    kept: dict[str, Any] = {}
    if "handling" in draft.unsaid:
        kept |= {
            "handling": Handling(case.handling),
            "restriction": content.text("restriction"),
        }
    if "tlp" in draft.unsaid:
        kept["tlp"] = Tlp(case.tlp)
    if "group_codes" in draft.unsaid:
        kept["group_codes"] = group_drafts(content)
    return replace(draft, **kept, unsaid=frozenset())


def changed(bench: Workbench, case: Case, draft: CaseDraft) -> str | None:
    """Return the first field of a new version in which it says another code; None without one."""
    content = case_files.open_content(bench, case)
    stands = {
        "tlp": (draft.tlp, Tlp(case.tlp)),
        "handling": (draft.handling, Handling(case.handling)),
        "restriction": (draft.restriction or "", content.text("restriction") or ""),
        "group_codes": (set(draft.group_codes), set(group_drafts(content))),
    }
    return next((field for field, (new, old) in stands.items() if new != old), None)


def _codes(code: str, tlp: str, words: str | None) -> Codes:
    return Codes(Handling(code), Tlp(tlp), (words,) if words else ())


def _of_group(stated: Mapping[str, Any]) -> Codes:
    return _codes(
        stated.get("handling", NO_LIMIT.code),
        stated.get("tlp", NO_LIMIT.tlp),
        stated.get("restriction"),
    )


def _draft(stated: Mapping[str, Any]) -> GroupCodesDraft:
    code, tlp = stated.get("handling"), stated.get("tlp")
    return GroupCodesDraft(
        FieldGroup(stated["group"]),
        Handling(code) if code else None,
        Tlp(tlp) if tlp else None,
        stated.get("restriction"),
    )
