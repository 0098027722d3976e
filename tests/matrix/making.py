"""Makes the register that the matrix asks, in the order in which things happen to it."""

from pathlib import Path

from tests.matrix import disclosing, register, rights, sessions
from tests.matrix.world import World, open_world


def make_world(folder: Path, template: Path, key_file: Path) -> World:
    """Return a world on a copy of an empty, migrated register."""
    world = open_world(folder, template, key_file)
    register.settle(world)
    register.register(world)
    rights.let_in(world)
    disclosing.disclose(world)
    rights.team_up(world)
    rights.half_lift(world)
    rights.half_grant(world)
    rights.stand_in(world)
    register.withdraw(world)
    rights.leave_granted(world)
    sessions.issue_keys(world)
    world.clock.move(days=3)  # the key that lives two days is over, and so is the first cover
    sessions.sign_in(world)
    sessions.change_people(world)
    rights.break_glasses(world)
    disclosing.mark_dealings(world)
    register.propose(world)
    register.oversee(world)
    rights.leave_traces(world)
    world.keep()
    return world
