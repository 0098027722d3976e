"""Put what a long import left waiting into the index: step after step, each a transaction."""

from coordination.actions import merging
from coordination.domain.permissions import Actor
from coordination.runtime import Office, bench_of


def merge(place: Office, actor: Actor) -> None:
    """Merge all that waits now; between two steps others have their turn."""
    with bench_of(place, actor, writes=False) as bench:
        until = merging.newest(bench)
    while until and _step(place, actor, until):
        pass


def _step(place: Office, actor: Actor, until: int) -> bool:
    with bench_of(place, actor, writes=True) as bench:
        return merging.merge_some(bench, until)
