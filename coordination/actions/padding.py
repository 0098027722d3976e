"""Fill what is sealed up to a step, so that its length tells little."""

import json
from collections.abc import Mapping
from typing import Any


def padded(plain: Mapping[str, Any], step: int) -> dict[str, Any]:
    """Return values with a `pad` of blanks: written as JSON they fill whole steps of bytes."""
    written = json.dumps({**plain, "pad": ""}, ensure_ascii=False, separators=(",", ":"))
    return {**plain, "pad": " " * (-(len(written.encode()) + 1) % step)}
