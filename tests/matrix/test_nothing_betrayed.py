"""A register of others that grows tells nobody anything, until everybody's snapshots are renewed.

Two desks get 500 cases that share nothing with the register as it is, and much with each other.
Whatever the people and programs of three further desks are answered, stays as it was byte by byte.
"""

import re
from collections.abc import Iterable, Iterator

from coordination import runtime
from coordination.actions import intake, sweep
from coordination.actions.cases import list_cases
from coordination.actions.pages import CaseQuery
from tests.builders import a_payload, draft_of
from tests.matrix.grid import ask, every_cell, outcome_of, plain
from tests.matrix.people import HANDLES
from tests.matrix.table import Cell
from tests.matrix.world import World

WHO = ("officer", "lead", "walled_officer", "disclosed", "revoked", "lead_key", "disclosed_key")
# Who is asked again when snapshots are renewed: one of each desk, and a program.
RENEWED = ("lead", "disclosed", "revoked", "lead_key")
# What only answers, although it is sent.
_READ_BY_POST = frozenset({"/search", "/cases/check"})
# Views of the lists and charts beyond the plain ones.
MORE = (
    "/cases?page=2",
    "/cases?sort=urgency",
    "/cases?stages=trial",
    "/hits?state=past",
    "/hits?state=covered",
    "/hits?state=muted",
    "/hits?page=2",
    "/map?show=all&view=table",
    "/map?show=all&view=network&strength=fair",
    "/map?show=all&view=map&reach=world",
    "/map/RO?show=all",
    "/map/RO/SE?show=all",
    "/map/NO/RO?show=all&view=table",
    "/findings?page=2",
    "/proposals?tab=decided",
    "/proposals/pick?page=2",
    "/log?page=2",
)
_REFUSED = frozenset({"nothing", "refused"})
NEW = 500
# Files, and pages of signing in: some end the session, and with it the comparison.
_OF_NO_REGISTER = (
    "/static",
    "/bootstrap",
    "/assets",
    "/fs-static",
    "/login",
    "/tf-",
    "/wan-",
    "/mf-",
)
# The first letters of an entry's hash, which depends on ciphertexts and so is new each time.
_CHAIN = re.compile(rb'(<td class="ref muted">\d+ )[0-9a-f]{8}')
# How strong a link is and how rare what it rests on, in words, points and the length of a bar.
_BANDS = re.compile(
    rb'certain|strong|fair|weak|\((only here|very rare|rare|common)\)|[+-]\d+\b|rect width="\d+"',
    re.IGNORECASE,
)


def cells() -> Iterator[Cell]:
    """Yield what is asked: every page and answer that changes nothing, for every kind of thing.

    Of what one person is refused at one address one thing stands for all, each in its turn: that
    these answers are alike, byte by byte, is what `test_matrix` looks at.
    """
    refused: dict[tuple[str, str], list[Cell]] = {}
    for cell in every_cell():
        reads = cell.method == "GET" or cell.route in _READ_BY_POST
        if cell.who in WHO and reads and not cell.route.startswith(_OF_NO_REGISTER):
            if cell.expected in _REFUSED:
                refused.setdefault((cell.route, cell.who), []).append(cell)
            else:
                yield cell
    yield from (those[turn % len(those)] for turn, those in enumerate(refused.values()))
    for who in ("officer", "disclosed"):
        yield from (Cell("GET", path, who, "-", "seen", 0) for path in MORE)


def answers(world: World, asked: Iterable[Cell] = ()) -> dict[str, object]:
    """Return every answer, without what is new in each; fail if one is not what the table says."""
    found = {}
    for cell in asked or cells():
        answer = ask(world, cell)
        got = outcome_of(cell, answer, changed=False)
        assert got == cell.expected, f"{cell}: {got}"
        status, headers, body, size = plain(answer)
        found[str(cell)] = status, headers, _CHAIN.sub(rb"\1", body), size
    return found


def answers_of(world: World, asked: Iterable[Cell] = ()) -> dict[str, object]:
    """Return every answer in the register as it is, which stays as it is."""
    with world.kept_anew():
        found = answers(world, asked)
        world.restore()
        return found


def grow(world: World) -> None:
    """Let the operator import cases of RO and SE that know each other and nobody else."""
    pack = world.app.extensions[runtime.EXTENSION].tools.pack
    with world.app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=True) as bench:
        for number in range(NEW):
            desk = ("RO", "RO", "RO", "SE")[number % 4]
            shared = {"type": "email", "value": f"neu{number // 4}@posta{number // 4}.example.org"}
            own = {"type": "handle", "value": f"twitter:neumond_{number:04d}_{number * 7919}"}
            person = {"role": "suspect", "names": [f"Neu{number} Mond{number % 9}"], "dob": "1971"}
            more = {"identifiers": [shared, own], "subjects": [person], "urgency": "child_at_risk"}
            draft = draft_of(pack, a_payload(f"{desk}/neu/{number}", desk, **more))
            intake.submit_case(bench, draft)


def unlike(before: dict[str, object], after: dict[str, object]) -> list[str]:
    assert before.keys() == after.keys()
    return [cell for cell in before if before[cell] != after[cell]]


def test_five_hundred_cases_of_others_change_no_byte_until_snapshots_are_renewed(
    world, record_property
):
    world.do(runtime.OPERATOR, sweep.sweep)
    before = answers_of(world)
    grow(world)
    after = answers_of(world)
    world.do(runtime.OPERATOR, sweep.sweep)
    few = [cell for cell in cells() if cell.who in RENEWED]
    renewed = answers_of(world, few)
    record_property("cells", 2 * len(after) + len(renewed))

    assert unlike(before, after) == []
    # What shows lines of the log says who asked meanwhile, and these were fewer.
    told = ("/log", "/access")
    renewed = {a: one for a, one in renewed.items() if not any(part in a for part in told)}
    kept = {cell: before[cell] for cell in renewed}
    assert unlike(without_bands(kept), without_bands(renewed)) == []
    assert world.do("other_lead", list_cases, CaseQuery(), 1).total > NEW // 2


def test_a_case_that_shares_something_shows_so_that_the_comparison_can_fail(world):
    asked = [cell for cell in cells() if cell.route == "/hits"]
    before = answers(world, asked)
    pack = world.app.extensions[runtime.EXTENSION].tools.pack
    shared = [{"type": "handle", "value": HANDLES["open"]}]
    draft = draft_of(pack, a_payload("SE/1", "SE", identifiers=shared))
    world.do(runtime.OPERATOR, intake.submit_case, draft)
    changed = unlike(before, answers(world, asked))

    assert "GET /hits as officer for -" in changed
    assert "GET /hits as walled_officer for -" in changed


def without_bands(found: dict[str, object]) -> dict[str, object]:
    """Return answers without the words that say how strong a link is."""
    return {cell: bands_out(answer) for cell, answer in found.items()}


def bands_out(answer) -> tuple[object, ...]:
    status, headers, body, _size = answer
    return (
        status,
        tuple(one for one in headers if one[0] != "Content-Length"),
        _BANDS.sub(b"", body),
    )
