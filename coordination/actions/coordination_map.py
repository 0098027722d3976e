"""The coordination map: who overlaps with whom uncoordinated, from all States to one pair.

A desk's map is computed from its own links alone. The analyst's is computed from all of them, as
structure. Filters that ask what a case is about make the analyst's figures coarse, and leave the
list of findings alone: a list would name the findings that they fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coordination.actions import coordination_map_links, finding_clocks
from coordination.actions.coordination_map_links import Material
from coordination.actions.pages import (
    CodedTerm,
    CoverageHistory,
    GapRow,
    MapOptions,
    MapPage,
    Paging,
    Scope,
    Team,
)
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import atlas, atlas_filters, atlas_history
from coordination.domain.atlas import Atlas, Chosen, Overlap
from coordination.domain.permissions import Act

PER_PAGE = 25
_MONTHS = 12


def show_map(
    bench: Workbench, asked: Mapping[str, str], place: Sequence[str] = (), page: int = 1
) -> MapPage:
    """Return the map of all States, of one, or of two, under the filters that are asked for.

    `asked` holds texts of an address: the fields of `Filters`, and `team`, codes of States.
    Raises NoSuchRecord for a code that names no State, and for a State paired with itself.
    """
    bench.permit(Act.SEE_MAP)
    _check_place(bench, place)
    material = coordination_map_links.of_reader(bench)
    codes = sorted(bench.pack.offence_codes)
    filters, left_out = atlas_filters.read(asked, material.terms, codes)
    inside = [one for one in material.overlaps if set(place) <= set(one.states)]
    structure = atlas_filters.structure(inside, filters, bench.today())
    chosen = atlas_filters.chosen(structure, filters)
    is_coarse = bench.actor.desk is None and bool(filters.about_a_case)
    figures = atlas.survey(chosen, bench.today(), coarse=is_coarse, among=structure)
    fitting = structure if is_coarse else [overlap for overlap, _ in chosen]
    gaps, paging = _listed(bench, material, fitting, page)
    # The log keeps the names of the filters, never the words: an operation's name is content.
    bench.record("map.read", objects=[*place, *filters.used], count=len(gaps))
    return MapPage(
        scope=Scope.WHOLE if bench.actor.desk is None else Scope.DESK,
        desk=bench.actor.desk,
        place=tuple(place),
        filters=filters,
        left_out=left_out,
        options=MapOptions(material.terms, _offences(bench, codes)),
        atlas=figures,
        history=_history(bench, structure, chosen, coarse=is_coarse),
        gaps=gaps,
        paging=paging,
        is_listed_whole=is_coarse,
        team=None if is_coarse else _team(bench, chosen, asked.get("team", ""), figures),
        as_of=bench.now(),
    )


def _check_place(bench: Workbench, place: Sequence[str]) -> None:
    known = bench.pack.jurisdiction_codes
    if not set(place) <= known or len(set(place)) != len(place):
        raise NoSuchRecord


def _listed(
    bench: Workbench, material: Material, fitting: Sequence[Overlap], page: int
) -> tuple[tuple[GapRow, ...], Paging]:
    """Return a page of the findings to which fitting links belong, worst first."""
    wanted = {key for overlap in fitting for key in overlap.findings}
    found = [gap for key, gap in material.gaps.items() if key in wanted]
    paging = Paging(min(max(1, page), max(1, -(-len(found) // PER_PAGE))), PER_PAGE, len(found))
    start = (paging.page - 1) * PER_PAGE
    shown = finding_clocks.worst(bench, found, start, start + PER_PAGE)
    return tuple(replace(gap.row, clock=clock) for gap, clock in shown), paging


def _history(
    bench: Workbench, structure: Sequence[Overlap], chosen: Chosen, *, coarse: bool
) -> CoverageHistory:
    days = atlas_history.month_ends(bench.today(), _MONTHS)
    basis = atlas_history.fitting_basis(structure, days)
    return CoverageHistory(basis, atlas_history.history(chosen, days, basis, coarse=coarse))


def _team(bench: Workbench, chosen: Chosen, text: str, figures: Atlas) -> Team | None:
    """Return what a team of the named States would change, None where fewer than two are."""
    named = {code.upper() for code in text.replace(",", " ").split()}
    states = tuple(sorted(named & bench.pack.jurisdiction_codes))
    if len(states) < 2:
        return None
    return Team(states, figures.total, atlas.with_team(chosen, states, bench.today()))


def _offences(bench: Workbench, codes: Sequence[str]) -> tuple[CodedTerm, ...]:
    return tuple(CodedTerm(code, bench.pack.offences[code].term) for code in codes)
