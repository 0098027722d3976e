"""Propose the next steps for linked cases, each with its legal basis; a person decides."""

from coordination.domain.proposals.engine import propose, ruled_out
from coordination.domain.proposals.ne_bis import ne_bis_in_idem
from coordination.domain.proposals.what_if import what_if
from coordination.domain.proposals.worksheet import FACTORS

__all__ = ["FACTORS", "ne_bis_in_idem", "propose", "ruled_out", "what_if"]
