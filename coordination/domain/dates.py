"""Dates that may be known only in part, as records of proceedings and births give them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a year and month, or a full date.

    `str()` gives the ISO 8601 form of what is known: `1980`, `1980-05` or `1980-05-17`.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read an ISO 8601 year, month or date; raise ValueError for anything else."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise ValueError("not a year, a year and month, or a date")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # the expression has no match without a year
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def is_full(self) -> bool:
        """Say whether year, month and day are all known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """Return the first day that the known parts allow."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Return the last day that the known parts allow."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
