"""Try the law of the reference pack on a set of States; no case is read."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

import click

from coordination.actions import proposal_trials
from coordination.cli.places import office, operator_bench
from coordination.domain.law.facts import FACTS, FactScope
from coordination.domain.proposals.parts import Basis, Proposal


@click.command("propose")
@click.argument("states", nargs=-1, required=True)
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="NAME=VALUE",
    help="A fact, such as stage:DE=trial or imminent_danger=yes; may be given several times.",
)
@click.option("--asking", metavar="STATE", help="The State of the desk that asks.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def propose(
    states: tuple[str, ...], facts: tuple[str, ...], asking: str | None, *, as_json: bool
) -> None:
    """Print what is proposed for STATES whose cases are linked, with bases per pair."""
    texts = dict(_fact(text) for text in facts)
    with operator_bench(office(), writes=False) as bench:
        trial = proposal_trials.propose_for(bench, states, texts, asking)
        as_of = bench.pack.as_of
    if as_json:
        document = {
            "law_as_of": as_of,
            "proposals": [_plain(one) for one in trial.proposals],
            "ruled_out": [_plain(one) for one in trial.ruled_out],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    click.echo(f"Law as of {as_of}. A proposal is an aid and no legal advice.")
    for one in trial.proposals:
        for line in _lines(one):
            click.echo(line)
    for one in trial.ruled_out:
        for line in _out_lines(one):
            click.echo(line)


def _fact(text: str) -> tuple[str, str]:
    name, mark, value = (part.strip() for part in text.partition("="))
    if not mark:
        raise click.UsageError("a fact is written NAME=VALUE, such as stage:DE=trial")
    fact, *about = name.split(":")
    if fact not in FACTS:
        near = get_close_matches(fact, FACTS, n=3, cutoff=0.4)
        hint = f"near: {', '.join(near)}" if near else f"one of: {', '.join(sorted(FACTS))}"
        raise click.UsageError(f"there is no fact {fact}; {hint}")
    wanted = _WRITTEN[FACTS[fact].scope]
    if len(about) != wanted.count(":"):
        raise click.UsageError(f"{fact} is written {fact}{wanted}=VALUE")
    return name, value


_WRITTEN = {FactScope.CASE: "", FactScope.STATE: ":STATE", FactScope.PAIR: ":STATE:STATE"}


def _out_lines(one: Proposal) -> Iterator[str]:
    yield f"Not proposed: {one.title}"
    for reason in dict.fromkeys((*one.against, *(left.reason for left in one.excluded))):
        yield f"   - {reason}"


def _lines(one: Proposal) -> Iterator[str]:
    yield f"{one.rank}. {one.title} [{one.standing.value}] {', '.join(one.states)}"
    for pair in one.pairs:
        arrow = "to" if pair.directed else "and"
        for basis in pair.bases:
            yield f"   {pair.requesting} {arrow} {pair.requested}: {_basis(basis)}"
    for group in one.groups:
        yield f"   {', '.join(group.states)} together: {_basis(group.basis)}"
    for left in one.excluded:
        ways = " ".join(str(way) for way in left.ways)
        yield f"   without {left.state}: {left.reason} {ways}".rstrip()
    for reason in one.reasons:
        yield f"   + {reason}"
    for reason in one.against:
        yield f"   - {reason}"
    for missing in one.missing:
        yield f"   ? {missing.key}: {missing.question}"


def _basis(basis: Basis) -> str:
    unread = "" if basis.verified else ", article not verified"
    where = "" if basis.article in ("", "-") else f", {basis.article}"
    return f"{basis.act}{where} [{basis.standing.value}{unread}]"


def _plain(value: Any) -> Any:
    """Return a proposal as JSON takes it: sentences as English, dates as text."""
    if hasattr(value, "template"):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
