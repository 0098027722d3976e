"""A few cases that show one thing each, the same in every register whatever the seed.

They stand first, under references that begin with `SHOW/`, so that a guide or a test can name
them: a chain over three States, an uncovered finding with a child at risk, a running and an
ended team, a domestic duplicate, a link muted by a shared address, and a claim that can be contested.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from coordination.demo.actors import Cast
from coordination.demo.agreements import Term, agree
from coordination.demo.casework import CaseFile, open_case
from coordination.demo.spelling import Entered

# In the ranges that the reference pack knows as a reverse proxy before many unrelated sites.
SHARED_ADDRESS = "104.16.132.229"

_CASTING = (
    ("chain", ("NO", "PT", "DE")),
    ("child-at-risk", ("DE", "PT", "RO")),
    ("running-team", ("NO", "RO")),
    ("ended-team", ("PT", "DE")),
    ("duplicate", ("PT", "PT")),
    ("muted", ("NO", "DE")),
    ("contestable", ("DE", "NO")),
    ("victim", ("PT", "NO")),
)


def stage_scenes(cast: Cast, today: date) -> list[CaseFile]:
    """Return the showcase cases, linked and coordinated, numbered from nought."""
    scenes: dict[str, list[CaseFile]] = {}
    cases: list[CaseFile] = []
    for name, jurisdictions in _CASTING:
        scenes[name] = []
        for place, jurisdiction in enumerate(jurisdictions, 1):
            case = open_case(cast.rng, len(cases), today, jurisdiction)
            _dress(case, name, place, today)
            scenes[name].append(case)
            cases.append(case)
    _play(cast, scenes, today)
    return cases


def _dress(case: CaseFile, name: str, place: int, today: date) -> None:
    title = f"Showcase: {name.replace('-', ' ')} ({place})"
    case.frame |= {"ref": f"SHOW/{case.jurisdiction}/{name}/{place}", "title": title}
    case.frame |= {"stage": "investigation", "urgency": "routine", "handling": "H1"}
    # A known pair of codes on each, and one scene that shows all of them.
    for code in ("restriction", "group_codes"):
        case.frame.pop(code, None)
    case.frame["tlp"] = "amber"
    if name == "victim":
        case.frame |= {"handling": "H3", "restriction": "Only for identifying the child."}
        case.frame["group_codes"] = [{"group": "victims", "tlp": "red"}]
    case.frame["opened"] = (today - timedelta(days=400 - 30 * place)).isoformat()
    case.frame["summary"] = "Invented for demonstration, to show one thing."


def _play(cast: Cast, scenes: dict[str, list[CaseFile]], today: date) -> None:
    first, middle, last = scenes["chain"]
    _share(cast, "email", (first, middle))
    _share(cast, "handle", (middle, last))
    cast.ledger.joins(case.number for case in scenes["chain"])
    _share(cast, "onion", scenes["child-at-risk"])
    _share(cast, "crypto", scenes["child-at-risk"])
    for case in scenes["child-at-risk"]:
        case.frame["urgency"] = "child_at_risk"
    for name in ("running-team", "ended-team", "duplicate", "contestable"):
        _share(cast, "phone", scenes[name])
    child = cast.people.child("PT")
    cast.in_both(child, "victim", scenes["victim"], as_it_is=True)
    _meet_at_proxy(cast, scenes["muted"])
    _agree(scenes, today)


def _share(cast: Cast, kind: str, cases: Sequence[CaseFile]) -> None:
    selector = cast.inventor.selector(kind, cases[0].jurisdiction)
    for place, case in enumerate(cases):
        subject = case.add_subject("suspect")
        cast.enter(case, selector, subject, first=place == 0)


def _meet_at_proxy(cast: Cast, cases: Sequence[CaseFile]) -> None:
    for case in cases:
        case.add_identifier(Entered("ip", SHARED_ADDRESS), None)
    cast.ledger.misleads((case.number for case in cases), "address of a reverse proxy")


def _agree(scenes: dict[str, list[CaseFile]], today: date) -> None:
    begun = today - timedelta(days=120)
    norway, romania = scenes["running-team"]
    lasting = Term(begun, today + timedelta(days=500))
    agree(norway, ("jit", "running"), ["RO"], lasting)
    agree(romania, ("jit", "running"), ["NO"], lasting)
    portugal, _ = scenes["ended-team"]
    ended = Term(today - timedelta(days=700), today - timedelta(days=30))
    agree(portugal, ("jit", "running"), ["DE"], ended)
    # Germany says that a meeting covered it; Norway's lead may see that otherwise.
    germany, _ = scenes["contestable"]
    agree(germany, ("meeting", "held"), ["NO"], Term(begun))
