"""How common names are in the register: counted by a sweep, sealed, read by every comparison."""

from coordination.actions import damage
from coordination.actions.workbench import Workbench
from coordination.domain.persons import Population
from coordination.storage import statistics
from coordination.vault.envelope import CannotOpen, Place

REGISTER_SCOPE = "register"
"""The data key of what belongs to the register as a whole."""

_NAMES, _KEYED, _OWED, _LOST = "names", "keyed", "owed", "lost"
_PLACE = Place("register_statistic", "value", _NAMES, REGISTER_SCOPE)
_PLACE_KEYED = Place("register_statistic", "value", _KEYED, REGISTER_SCOPE)
_PLACE_OWED = Place("register_statistic", "value", _OWED, REGISTER_SCOPE)
_PLACE_LOST = Place("register_statistic", "value", _LOST, REGISTER_SCOPE)


def population(bench: Workbench) -> Population:
    """Return how common names were at the last sweep; opened once for each time it is counted."""
    version = statistics.version_of(bench.session, _NAMES)
    cache = bench.tools.population
    loaded, found = cache.loaded
    if loaded == version:
        return found
    sealed = statistics.find(bench.session, _NAMES)
    if sealed is None:
        return Population()
    key = bench.keys.register_key(REGISTER_SCOPE)
    with damage.left_out(bench):
        found = Population.of_plain(bench.vault.open_json(key, _PLACE, sealed))
        cache.loaded = version, found
        return found
    return Population()  # the next sweep counts anew


def replace_population(bench: Workbench, counted: Population) -> None:
    """Store what a sweep counted; it stands until the next."""
    key = bench.keys.register_key(REGISTER_SCOPE)
    sealed = bench.vault.seal_json(key, _PLACE, counted.as_plain())
    statistics.put(bench.session, _NAMES, sealed)


def keyed(bench: Workbench) -> int | None:
    """Return by which version of the rules every identifier has its keys.

    None if that is not known, or the note was edited.
    """
    sealed = statistics.find(bench.session, _KEYED)
    if sealed is None:
        return None
    key = bench.keys.register_key(REGISTER_SCOPE)
    try:
        found: int = bench.vault.open_json(key, _PLACE_KEYED, sealed)
    except CannotOpen:
        return None
    return found


def note_keyed(bench: Workbench, version: int) -> None:
    """Note that a sweep saw every identifier with the keys of this version, or gave it these.

    So the next sweep need not open them all to see that again.
    """
    if keyed(bench) != version:
        key = bench.keys.register_key(REGISTER_SCOPE)
        statistics.put(bench.session, _KEYED, bench.vault.seal_json(key, _PLACE_KEYED, version))


def owe_sweep(bench: Workbench) -> None:
    """Note that cases wait to be compared; it stands until a sweep has done so."""
    if not owes_sweep(bench):
        key = bench.keys.register_key(REGISTER_SCOPE)
        statistics.put(bench.session, _OWED, bench.vault.seal_json(key, _PLACE_OWED, True))


def owes_sweep(bench: Workbench) -> bool:
    """Say whether cases wait to be compared by a sweep."""
    return statistics.version_of(bench.session, _OWED) is not None


def note_lost(bench: Workbench) -> None:
    """Note that index rows were lost; it stands until a sweep has put them back."""
    if not has_lost(bench):
        key = bench.keys.register_key(REGISTER_SCOPE)
        statistics.put(bench.session, _LOST, bench.vault.seal_json(key, _PLACE_LOST, True))


def has_lost(bench: Workbench) -> bool:
    """Say whether index rows were lost, which a sweep has to put back."""
    return statistics.version_of(bench.session, _LOST) is not None


def note_found(bench: Workbench) -> None:
    """Note that the index has every row again."""
    statistics.remove(bench.session, _LOST)


def settle(bench: Workbench) -> None:
    """Note that every case was compared."""
    statistics.remove(bench.session, _OWED)
