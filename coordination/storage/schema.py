"""Every table of the register, imported in one place so that none is forgotten."""

from coordination.storage import (
    accounts,
    audit,
    cases,
    coordination,
    counters,
    desks,
    hits,
    layouts,
    limits,
    match_index,
    pack_corrections,
    proposals,
    statistics,
    tokens,
    web_sessions,
)
from coordination.storage.database import Base

metadata = Base.metadata

MODULES = (
    accounts,
    audit,
    cases,
    coordination,
    counters,
    desks,
    hits,
    layouts,
    limits,
    match_index,
    pack_corrections,
    proposals,
    statistics,
    tokens,
    web_sessions,
)
