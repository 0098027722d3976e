"""The jurisdiction worksheet: which jurisdiction should prosecute, factor by factor, in words.

People of the desk fill in the factors of the guidelines: what speaks, and for which State, or
that the question is open. Nothing is added up and no State is ever named as the better placed
one. Each saving is kept with who and when, sealed under the own cases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from coordination.actions import proposal_baskets, proposal_situations, proposal_views
from coordination.actions import proposal_files as files
from coordination.actions.pages import Scope
from coordination.actions.pages.proposals import FactorLine, SheetVersion, WorksheetPage
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_files import Entry
from coordination.actions.proposal_situations import Known
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import permissions
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.proposals import FACTORS, ne_bis_in_idem
from coordination.domain.wording import N_
from coordination.storage.proposals import EntryKind

LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person wrote for one factor; an empty `state` leaves the question open."""

    text: str
    state: str


OPEN = Filled("", "")


def show(bench: Workbench, names: Sequence[str]) -> WorksheetPage:
    """Return the worksheet of own cases, with who saved it when.

    Raises NoSuchRecord for cases that are not the desk's, and for who has no cases.
    """
    basket, what = _open(bench, names)
    sheets = _sheets(what)
    filled = _filled(sheets[-1]) if sheets else {}
    bench.record_together("worksheet.read", _objects(basket))
    return WorksheetPage(
        head=proposal_views.head(bench, basket, what.situation.states),
        factors=tuple(
            FactorLine(factor, kept.text, kept.state)
            for factor in FACTORS
            for kept in (filled.get(factor.id, OPEN),)
        ),
        versions=_versions(sheets),
        ne_bis_in_idem=ne_bis_in_idem(what.situation, bench.pack.law),
        may_fill=permissions.can(bench.actor, Act.DECIDE_PROPOSAL).allowed,
    )


def save(bench: Workbench, names: Sequence[str], filled: Mapping[str, Filled]) -> None:
    """Keep a new version of the worksheet; factors that are not named stay as they are.

    Raises RefusedInput for an unknown factor, a State that has no part, or a text too long.
    """
    bench.permit(Act.DECIDE_PROPOSAL)
    basket, what = _open(bench, names)
    _check(filled, what.situation.states)
    sheets = _sheets(what)
    before = _filled(sheets[-1]) if sheets else {}
    after = {
        **before,
        **{name: Filled(one.text.strip(), one.state) for name, one in filled.items()},
    }
    if after == before:
        return
    plain = {
        "id": str(uuid4()),
        "factors": {name: [one.text, one.state] for name, one in after.items() if one != OPEN},
        "changed": sorted(name for name in after if after[name] != before.get(name, OPEN)),
    }
    for case in basket.own.values():
        files.add(bench, case, EntryKind.WORKSHEET, plain)
    bench.record_together("worksheet.saved", _objects(basket), count=len(plain["changed"]))


def _open(bench: Workbench, names: Sequence[str]) -> tuple[Basket, Known]:
    basket = proposal_baskets.open_basket(bench, names)
    if basket.scope is Scope.WHOLE:
        raise NoSuchRecord
    return basket, proposal_situations.known(bench, basket)


def _sheets(what: Known) -> list[Entry]:
    """Return the versions, oldest first; one that lies with several cases counts once."""
    found = [one for one in what.entries if one.kind is EntryKind.WORKSHEET]
    return list({one.plain["id"]: one for one in found}.values())


def _filled(sheet: Entry) -> dict[str, Filled]:
    return {name: Filled(*kept) for name, kept in sheet.plain["factors"].items()}


def _versions(sheets: Sequence[Entry]) -> tuple[SheetVersion, ...]:
    return tuple(
        SheetVersion(one.by, one.at, tuple(one.plain["changed"])) for one in reversed(sheets)
    )


def _check(filled: Mapping[str, Filled], states: Sequence[str]) -> None:
    faults = []
    known = {factor.id for factor in FACTORS}
    for name, one in filled.items():
        if name not in known:
            faults.append(Fault("factors", N_("the worksheet has no such factor")))
        elif one.state and one.state not in states:
            faults.append(
                Fault(f"state.{name}", N_("choose a State of these cases, or leave it open"))
            )
        elif len(one.text) > LONGEST_TEXT:
            most = {"most": str(LONGEST_TEXT)}
            faults.append(Fault(f"text.{name}", N_("more than {most} characters"), most))
    if faults:
        raise RefusedInput(tuple(faults))


def _objects(basket: Basket) -> list[str]:
    return sorted(str(case.id) for case in basket.own.values())
