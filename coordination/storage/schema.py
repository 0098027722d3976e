"""Every table of the register, imported in one place so that none is forgotten."""

from coordination.storage import (
    absences,
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
    teams,
    tokens,
    waiting_index,
    web_sessions,
)
from coordination.storage.database import Base

metadata = Base.metadata

MODULES = (
    absences,
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
    teams,
    tokens,
    waiting_index,
    web_sessions,
)
