"""Against fishing: what a registration asks of the register, how much of it a day, and patterns.

Registering a subject asks whether another desk holds it. `counting` says how many questions a
record asks, `quotas` how many a day are admitted, `traces` what is remembered of them (keyed codes,
no value), and `patterns` which series of questions look like probing. docs/decisions/0032 has the
reasons, docs/threat-model.md what a prober still learns.
"""

from coordination.domain.fishing.counting import (
    Question,
    Topic,
    is_hollow,
    new_questions,
    questions,
)
from coordination.domain.fishing.patterns import (
    ENOUGH_QUESTIONS,
    TOPICS_OF,
    Evaluation,
    Pattern,
    Suspicion,
    evaluate,
    fewer_hits,
)
from coordination.domain.fishing.quotas import Charge, Day, Limit, Quotas, Refusal, charge, refusal
from coordination.domain.fishing.traces import (
    WINDOW_DAYS,
    Deed,
    Submission,
    Trace,
    read_submission,
    trace,
    write_submission,
)

__all__ = [
    "ENOUGH_QUESTIONS",
    "TOPICS_OF",
    "WINDOW_DAYS",
    "Charge",
    "Day",
    "Deed",
    "Evaluation",
    "Limit",
    "Pattern",
    "Question",
    "Quotas",
    "Refusal",
    "Submission",
    "Suspicion",
    "Topic",
    "Trace",
    "charge",
    "evaluate",
    "fewer_hits",
    "is_hollow",
    "new_questions",
    "questions",
    "read_submission",
    "refusal",
    "trace",
    "write_submission",
]
