"""How the lines of a finding's graph look: a word in the legend, a colour and a shape for each."""

from dataclasses import dataclass

from flask_babel import gettext

from coordination.web import wording


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks: by band, coverage, and whether it alone holds two groups together."""

    band: str
    is_covered: bool
    is_bridge: bool

    @property
    def colour(self) -> str:
        """Return the token of the line's colour."""
        if self.band == "own":
            return "--line-strong"
        if self.is_bridge:
            return "--orange"
        return "--green" if self.is_covered else f"--band-{self.band}"

    @property
    def dash(self) -> str:
        """Return how the line is broken: a shape beside the colour."""
        if self.is_bridge:
            return "dash"
        return "dot" if self.is_covered else "solid"

    @property
    def name(self) -> str:
        """Return what the legend calls the line."""
        if self.band == "own":
            return str(gettext("Part of your case"))
        state = wording.word("coverage", "covered" if self.is_covered else "uncoordinated")
        name = f"{wording.word('band', self.band)}, {str(state).lower()}"
        return f"{name}, {gettext('holds two groups together')}" if self.is_bridge else name
