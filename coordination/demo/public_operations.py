"""Turn the public operations of the reference pack into records, one per State involved.

Only what the source states goes in: no persons, no identifiers, none of what the pack withholds.
What the source leaves open stays open: `opened` is `unknown`, `stage` is missing. Coordination is
kept as history, so that nothing claims to run today:

- `kind` is the nearest of the three: a team for a JIT, a meeting for a coordination meeting, a
  request for help that was given (police channel, forwarded report, answers to an appeal,
  cooperation of a provider). The state is what the source reports: running, held, executed.
- `since` is the first day of the earliest period that the source names for it; where it names
  none, the first day of the conference, when it was told.
- `until` is the date of the report: after that day the source says nothing.

An operation whose other States the source does not name has no coordination record, because
there is nobody to name in it; its summary says so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Record = dict[str, object]
Case = Mapping[str, Any]

# The conference began on 30 September 2019 and its report is of 21 October 2019: see `sources`
# in public_operations.json.
TOLD_ON = date(2019, 9, 30)
REPORTED_ON = date(2019, 10, 21)

# Words of a State's part and what they say of its role; the first that occurs counts.
_ROLES = (
    ("victims", "victim_location"),
    ("hosting", "server_location"),
    ("provider report", "provider_location"),
    ("suspect located", "suspect_location"),
    ("investigation", "investigating"),
    ("inquiries", "investigating"),
    ("initiated", "investigating"),
    ("opened the case", "investigating"),
)
# A conviction says that there was a trial, not that nothing may follow it.
_STAGES = (
    ("convictions", "final"),
    ("conviction", "trial"),
    ("inquiries and prosecution", "appeal"),
    ("investigation", "investigation"),
    ("initiated", "investigation"),
    ("opened the case", "investigation"),
)
_HELP = frozenset(
    {
        "police_channel",
        "provider report forwarded",
        "crowd-sourcing",
        "intelligence_contributions",
    }
)


def records(cases: Sequence[Case]) -> list[Record]:
    """Return one record for each State that a public operation names."""
    return [_record(case, state) for case in cases for state in case["jurisdictions"]]


def _record(case: Case, state: Case) -> Record:
    own = str(state["alpha2"])
    part = str(state["role"])
    record: Record = {
        "ref": f"{case['id']}/{own}",
        "jurisdiction": own,
        "opened": _opened(case, own),
        "offences": list(case["offence_codes"]),
        "title": f"Public operation {case['operation']}: part of {own}",
        "summary": _summary(case, part),
        "operation": case["operation"],
        "platforms": [name for name in case["platforms"] if "withheld" not in name],
        "urgency": "routine",
        "handling": "H0",
        "tlp": "clear",
        "involved": _involved(case, own),
        "coordination": _coordination(case, own),
    }
    stage = _first_word(_STAGES, part)
    return record | {"stage": stage} if stage else record


def _opened(case: Case, own: str) -> str:
    """Return when the State that led opened the case; of the others the source says nothing."""
    return str(case["opened"]) if case["opened"] and own == case["lead_state"] else "unknown"


def _first_word(words: Sequence[tuple[str, str]], part: str) -> str | None:
    return next((meaning for word, meaning in words if word in part), None)


def _involved(case: Case, own: str) -> list[Record]:
    named: list[Record] = [
        {
            "jurisdiction": state["alpha2"],
            "role": _first_word(_ROLES, str(state["role"])) or "other",
        }
        for state in case["jurisdictions"]
        if state["alpha2"] != own
    ]
    if case["other_states_unnamed"]:
        named.append({"jurisdiction": "unknown", "role": "other"})
    return named


def _coordination(case: Case, own: str) -> list[Record]:
    others = [state["alpha2"] for state in case["jurisdictions"] if state["alpha2"] != own]
    if not others:
        return []
    return [
        {
            "kind": kind,
            "with": others,
            "since": _since(case, kind).isoformat(),
            "until": REPORTED_ON.isoformat(),
            "state": state,
        }
        for kind, state in _kinds_and_states(case)
    ]


def _kinds_and_states(case: Case) -> list[tuple[str, str]]:
    found = []
    if "jit" in case["instruments_used"]:
        found.append(("jit", "running"))
    kinds = {entry["type"] for entry in case["coordination"]}
    if "eurojust_coordination_meeting" in kinds:
        found.append(("meeting", "held"))
    if kinds & _HELP:
        found.append(("request", "executed"))
    elif any("cooperation" in state["role"] for state in case["jurisdictions"]):
        found.append(("request", "partly_executed"))
    return found


def _since(case: Case, kind: str) -> date:
    """Return the first day of the earliest period named, for a JIT that of its own event.

    The year of the facts is no date of coordination, so events of abuse are passed over.
    """
    dated = [event for event in case["dates"] if "abuse" not in event["event"]]
    if kind == "jit":
        dated = [event for event in dated if "JIT" in event["event"]]
    if not dated:
        return TOLD_ON
    year, *rest = (int(part) for part in min(event["date"] for event in dated).split("-"))
    return date(year, *rest, *[1] * (2 - len(rest)))


def _summary(case: Case, part: str) -> str:
    sentences = [
        "From the report on the conference on online investigations (The Hague, 2019),"
        f" section {case['source_section']}.",
        f"Part of this State: {part}.",
        f"Status when reported: {case['status_reported']}.",
        *_stated(case),
    ]
    if _kinds_and_states(case) and len(case["jurisdictions"]) > 1:
        sentences.append(
            "Coordination is entered as the nearest kind, from the first period that the source"
            " names to the date of the report; it says nothing of later days."
        )
    return " ".join(sentences)


def _stated(case: Case) -> list[str]:
    """Return a sentence for each thing that the source states of the whole operation."""
    sentences = []
    if case["outcome"]:
        sentences.append(f"Result: {case['outcome']}.")
    if case["detection"] and not case["detection"].startswith("not stated"):
        sentences.append(f"Came to light by: {case['detection']}.")
    sentences += [f"Date given: {event['date']}, {event['event']}." for event in case["dates"]]
    if "states_involved" in case["counts"]:
        sentences.append(f"States involved: {case['counts']['states_involved']}.")
    if case["other_states_unnamed"]:
        sentences.append("Further States took part; the source does not name them.")
    if case["offence_codes"]:
        sentences.append("The offence codes are the reference pack's reading.")
    return sentences
