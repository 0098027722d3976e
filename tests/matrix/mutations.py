"""Ways in which the policy could be wrong, each put in where the real decision is made.

The focus says among whose requests a mutation is looked for: the matrix is reduced to them, and
the seed chooses the order.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select, true

from coordination.actions import api_keys, case_moves, cases, standing
from coordination.api import access as api_access
from coordination.domain import access as domain_access
from coordination.domain import asks, permissions
from coordination.domain.access import Ground
from coordination.domain.accounts import ApiScope
from coordination.domain.disclosure import Did
from coordination.domain.permissions import DESK_ROLES, Act, Actor, Decision, Forbidden, Role
from coordination.storage import compartment
from coordination.storage.accounts import Account
from coordination.storage.database import db
from coordination.storage.protected_rows import Protected
from coordination.web import access as page_access
from tests.matrix.table import Cell
from tests.matrix.world import World

Patch = pytest.MonkeyPatch
Focus = Callable[[Cell], bool]


@dataclass(frozen=True)
class Mutation:
    """What is wrong, how it is put in, and among which cells it is looked for.

    With `pages_open` it is looked for where the table of pages refuses nobody (`tests.matrix.alone`).
    """

    name: str
    put_in: Callable[[Patch, World], None]
    focus: Focus
    pages_open: bool = False


def _who(*people: str) -> Focus:
    return lambda cell: cell.who in people


def _asked(*things: str) -> Focus:
    return lambda cell: cell.thing in things


def _no_desk_check(patch: Patch, _world: World) -> None:
    known = compartment.of_desk

    def of_desk(actor, desk):
        return true() if actor.role in DESK_ROLES else known(actor, desk)

    patch.setattr(compartment, "of_desk", of_desk)


def _taken_for(**changed) -> Callable[[Patch, World], None]:
    """Let accounts that `is_meant` act as something else."""

    def put_in(patch: Patch, world: World) -> None:
        known = Account.actor.fget
        who = {world.people[name].user_id: more for name, more in changed.items()}

        def actor(account: Account) -> Actor:
            found = known(account)
            return replace(found, **who.get(found.user_id, {}))

        patch.setattr(Account, "actor", property(actor))

    return put_in


def rights(**changed: dict) -> Callable[[Patch, World], None]:
    """Give acts other rows in the table of rights."""

    def put_in(patch: Patch, _world: World) -> None:
        wrong = {Act(name): row for name, row in changed.items()}
        patch.setattr(permissions, "_RIGHTS", {**permissions._RIGHTS, **wrong})

    return put_in


def _nothing_ends(patch: Patch, _world: World) -> None:
    def is_live(entry, now):
        return entry.ended is None and entry.since <= now

    patch.setattr(domain_access.Entry, "is_live", is_live)


def _no_walls(patch: Patch, _world: World) -> None:
    known = standing._live

    def live(bench, entries):
        found = known(bench, entries)
        return found and [one for one in found if one.ground is not Ground.WALL]

    patch.setattr(standing, "_live", live)


def _no_red(patch: Patch, _world: World) -> None:
    patch.setattr(standing, "RED", "no such colour")


def _no_revocation(patch: Patch, _world: World) -> None:
    known = asks._Fold.take

    def take(fold, entry):
        if entry.did is not Did.REVOKED:
            known(fold, entry)

    patch.setattr(asks._Fold, "take", take)


def _no_codes(patch: Patch, _world: World) -> None:
    patch.setattr(Protected, "is_genuine", property(lambda _row: True))


def _closed_accounts_work(patch: Patch, world: World) -> None:
    def load(handle):
        return db.session.scalar(select(Account).where(Account.fs_uniquifier == handle))

    patch.setattr(world.app.login_manager, "_user_callback", load)
    patch.setattr(Account, "is_active", property(lambda _account: True), raising=False)


def _no_token(patch: Patch, world: World) -> None:
    patch.setitem(world.app.config, "WTF_CSRF_ENABLED", False)


def _other_sites(patch: Patch, _world: World) -> None:
    patch.setattr(page_access, "_refuse_other_sites", lambda _endpoint: None)


def _every_scope(patch: Patch, _world: World) -> None:
    known = api_keys.find_key_holder

    def find(bench, text):
        found = known(bench, text)
        return found and replace(found, scopes=frozenset(ApiScope))

    patch.setattr(api_access, "find_key_holder", find)


def _told_apart(patch: Patch, _world: World) -> None:
    """Answer what exists at another desk with a refusal and not as if it were absent."""
    known = cases.visibility.find_case

    def find(session, actor, case_id):
        found = known(session, actor, case_id)
        if found is None and actor.role in DESK_ROLES and known(session, _SERVER, case_id):
            raise Forbidden(Act.READ_CASE, Decision(False, "not yours"))
        return found

    patch.setattr(cases.visibility, "find_case", find)


_SERVER = Actor("", "detector", Role.SYSTEM)


def _one_person(patch: Patch, _world: World) -> None:
    def only_lead(bench, case, _asker):
        case_moves._require_lead(bench, case)

    patch.setattr(case_moves, "_require_second_lead", only_lead)
    patch.setattr(case_moves, "_require_erasable", lambda _case, *_persons: None)


MUTATIONS = (
    Mutation("every desk's cases are shown to every desk", _no_desk_check, _asked("foreign")),
    Mutation(
        "a reader is taken for an officer",
        _taken_for(reader={"role": Role.OFFICER}),
        _who("reader"),
    ),
    Mutation(
        "the analyst is taken for an officer",
        _taken_for(analyst={"role": Role.OFFICER, "desk": "NO"}),
        _who("analyst"),
    ),
    Mutation(
        "who moved keeps the desk of the sign-in", _taken_for(moved={"desk": "NO"}), _who("moved")
    ),
    Mutation("who lost a role keeps it", _taken_for(demoted={"role": Role.LEAD}), _who("demoted")),
    Mutation(
        "leads lose their signature to the analyst",
        rights(sign_disclosure={Role.ANALYST: permissions.Reach.ALL}),
        _who("lead", "other_lead"),
    ),
    Mutation(
        "officers may not work on links",
        rights(judge_link={Role.READER: permissions.Reach.OWN}),
        lambda cell: cell.route.startswith("/hits/") and cell.who in {"officer", "other_officer"},
    ),
    Mutation("walls and grants do not end", _nothing_ends, _who("second_lead", "expired")),
    Mutation("walls do not stand", _no_walls, _who("walled_officer", "walled_lead", "walled_key")),
    Mutation("red cases are shown to the desk", _no_red, _asked("red")),
    Mutation("what was taken back stays open", _no_revocation, _who("revoked", "revoked_desk_key")),
    Mutation("codes of rights are not looked at", _no_codes, _who("forged", "forged_key")),
    Mutation("closed accounts go on", _closed_accounts_work, _who("closed")),
    Mutation("forms need no token", _no_token, _who("tokenless")),
    Mutation("other sites may send forms", _other_sites, _who("elsewhere")),
    Mutation("a key may do everything", _every_scope, _who("reading_key", "writing_key")),
    Mutation(
        "what others hold is refused and not absent", _told_apart, _asked("foreign", "walled")
    ),
    Mutation("one person erases", _one_person, _asked("asked")),
)
"""Whatever is wrong here is visible from outside: the matrix must see it."""
