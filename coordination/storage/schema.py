"""Every table of the register, imported in one place so that none is forgotten."""

from coordination.storage import (
    access,
    accounts,
    audit,
    cases,
    coordination,
    counters,
    dealings,
    desks,
    hits,
    layouts,
    limits,
    match_index,
    pack_corrections,
    proposals,
    questions,
    statistics,
    tokens,
    web_sessions,
)
from coordination.storage.database import Base

metadata = Base.metadata

MODULES = (
    access,
    accounts,
    audit,
    cases,
    coordination,
    counters,
    dealings,
    desks,
    hits,
    layouts,
    limits,
    match_index,
    pack_corrections,
    proposals,
    questions,
    statistics,
    tokens,
    web_sessions,
)
