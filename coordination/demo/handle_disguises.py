"""Change a handle the way its owner does when the name is taken: the eye still sees it is one."""

import random
from collections.abc import Callable

from coordination.demo.selectors import HANDLE_PLATFORMS

_LEET = str.maketrans("aeiost", "431057")


def _decorated(rng: random.Random, platform: str, name: str) -> str:
    forms = (
        f"xx_{name}_xx",
        f"{name}_",
        f"the.{name}",
        f"{name}.official",
        f"real_{name}",
        f"{name}_2",
    )
    return f"{platform}:{rng.choice(forms)}"


def _leetspeak(_rng: random.Random, platform: str, name: str) -> str:
    # The number at the end is kept: only letters turn into digits.
    return f"{platform}:{name.translate(_LEET)}"


def _elsewhere(rng: random.Random, platform: str, name: str) -> str:
    return f"{rng.choice([other for other in HANDLE_PLATFORMS if other != platform])}:{name}"


HANDLE_CHANGES: dict[str, Callable[[random.Random, str, str], str]] = {
    "decorated handle": _decorated,
    "leetspeak handle": _leetspeak,
    "other platform": _elsewhere,
}


def respelt(rng: random.Random, value: str, change: str) -> str:
    """Return a handle `platform:name` under the change named as in `proportions`."""
    platform, _, name = value.partition(":")
    return HANDLE_CHANGES[change](rng, platform, name)
