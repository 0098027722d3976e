"""How common names are in the register: counted by a sweep, sealed, read by every comparison."""

from coordination.actions import damage
from coordination.actions.workbench import Workbench
from coordination.domain.persons import Population
from coordination.storage import statistics
from coordination.vault.envelope import Place

REGISTER_SCOPE = "register"
"""The data key of what belongs to the register as a whole."""

_NAMES = "names"
_PLACE = Place("register_statistic", "value", _NAMES, REGISTER_SCOPE)


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
