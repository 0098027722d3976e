"""Every table of the register, imported in one place so that none is forgotten."""

from coordination.storage import (
    accounts,
    audit,
    cases,
    coordination,
    counters,
    desks,
    hits,
    limits,
    match_index,
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
    limits,
    match_index,
    tokens,
    web_sessions,
)
