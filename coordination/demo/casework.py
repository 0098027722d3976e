"""Invent the frame of a case: reference, authority, stage, offences, urgency, text.

A `CaseFile` is filled by `actors`, `decoys` and `showcase` and turned into a record, in the
format of docs/record.md, at the end. Titles and summaries are neutral and name nobody.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from coordination.demo.on_file import Entry
from coordination.demo.places import JURISDICTIONS, PLACES, WEIGHTS
from coordination.demo.spelling import Entered

Record = dict[str, object]

STAGES = {
    "intelligence": 10,
    "preliminary": 22,
    "investigation": 40,
    "prosecution": 12,
    "trial": 6,
    "appeal": 3,
    "final": 4,
    "closed": 3,
}
OFFENCES = {
    "CSAM-DISTRIBUTION": 22,
    "CSAM-POSSESSION": 20,
    "SOLICITATION": 15,
    "SEXTORTION": 10,
    "CSA-CONTACT": 9,
    "LIVE-DISTANT-CSA": 8,
    "CSAM-PRODUCTION": 8,
    "CSAM-OFFER": 6,
    "CSAM-ACCESS": 5,
    "PAYMENT": 5,
    "FACILITATION-DARKNET": 3,
    "CSAM-PROCURE": 3,
    "SYNTHETIC-CSAM": 3,
    "SELF-GENERATED": 2,
    "TRAVEL-CSE": 2,
}
URGENCIES = {"routine": 58, "data_expiring": 18, "suspect_at_large": 14, "child_at_risk": 10}
HANDLINGS = {"H1": 55, "H2": 30, "H0": 12, "H3": 3}
# By the number of the case and not drawn: the same register as before stands behind every figure.
_RESTRICTIONS = (
    "Not to be mentioned to the provider.",
    "Only for identifying the children.",
    "Not before the searches are over.",
)
_PROTECTED_EVERY = 5
PLATFORMS = {
    "Instagram": 14,
    "Snapchat": 12,
    "Telegram": 12,
    "WhatsApp": 10,
    "Discord": 10,
    "TikTok": 8,
    "Facebook": 8,
    "Kik": 5,
    "Skype": 4,
    "Roblox": 4,
    "Signal": 3,
    "hidden service": 6,
}
_ROLES = ("suspect_location", "victim_location", "server_location", "provider_location", "payment")
_ROLE_BY_STAGE = {
    "prosecution": "charged",
    "trial": "charged",
    "appeal": "convicted",
    "final": "convicted",
    "closed": "convicted",
}
_ORIGINS = (
    "report of a provider",
    "referral of another State",
    "complaint of a parent",
    "search in an earlier case",
    "undercover contact",
    "payment analysis",
    "hotline report",
)
_WORDS = [
    "Lantern",
    "Tidewater",
    "Juniper",
    "Quarry",
    "Meridian",
    "Saltmarsh",
    "Copperfield",
    "Northlight",
    "Brackwater",
]


@dataclass(slots=True)
class CaseFile:
    """One case while it is written. `number` is its place in the register."""

    number: int
    jurisdiction: str
    frame: Record
    subjects: list[Record] = field(default_factory=list)
    identifiers: list[Record] = field(default_factory=list)
    coordination: list[Record] = field(default_factory=list)

    @property
    def ref(self) -> str:
        """Return the desk's reference."""
        return str(self.frame["ref"])

    @property
    def suspect_role(self) -> str:
        """Return how the stage calls the person whom the case is about."""
        return _ROLE_BY_STAGE.get(str(self.frame.get("stage")), "suspect")

    def add_subject(self, role: str, entry: Entry | None = None) -> str:
        """Add a person, unnamed when there is no entry; return the subject's id."""
        key = f"S{len(self.subjects) + 1}"
        subject: Record = {"id": key, "role": role}
        self.subjects.append(subject | entry.fields() if entry else subject)
        return key

    def add_document(self, subject: str, selector: str) -> None:
        """Add an identity paper, written `passport NO AB1234567`, to a subject of the case."""
        kind, country, number = selector.split()
        document = {"type": kind, "country": country, "number": number}
        papers = self.subjects[int(subject[1:]) - 1].setdefault("documents", [])
        assert isinstance(papers, list)
        papers.append(document)

    def add_identifier(self, found: Entered, subject: str | None, **more: object) -> None:
        """Add an identifier, of a subject or of nobody known."""
        identifier: Record = {"type": found.kind, "value": found.value}
        if subject:
            identifier["subject"] = subject
        self.identifiers.append(identifier | more)

    def involve(self, jurisdiction: str, role: str) -> None:
        """Add an involved State, once, and never the own one."""
        involved = self.frame.setdefault("involved", [])
        assert isinstance(involved, list)
        named = {entry["jurisdiction"] for entry in involved}
        if jurisdiction != self.jurisdiction and jurisdiction not in named:
            involved.append({"jurisdiction": jurisdiction, "role": role})

    def record(self) -> Record:
        """Return the case in the exchange format."""
        lists = {
            "subjects": self.subjects,
            "identifiers": self.identifiers,
            "coordination": self.coordination,
        }
        return self.frame | {name: entries for name, entries in lists.items() if entries}


def open_case(rng: random.Random, number: int, today: date, jurisdiction: str = "") -> CaseFile:
    """Return a case without persons and identifiers, in the State or one drawn by weight."""
    place = jurisdiction or rng.choices(JURISDICTIONS, WEIGHTS)[0]
    opened = today - timedelta(days=int(rng.triangular(1, 2200, 120)))
    stage = _drawn(rng, STAGES)
    offences = sorted({_drawn(rng, OFFENCES) for _ in range(rng.choice((1, 1, 2, 2, 3)))})
    origin = rng.choice(_ORIGINS)
    frame: Record = {
        "ref": PLACES[place].reference.format(year=opened.year, number=number + 1),
        "jurisdiction": place,
        "authority": PLACES[place].authority,
        "opened": _partly_known(rng, opened),
        "stage": stage,
        "offences": offences,
        "title": f"Invented case {number + 1}: {origin}",
        "summary": f"Invented for demonstration. Origin: {origin}; stage: {stage}.",
        "platforms": sorted({_drawn(rng, PLATFORMS) for _ in range(rng.choice((0, 1, 1, 2)))}),
        "urgency": _drawn(rng, URGENCIES),
        "handling": _drawn(rng, HANDLINGS),
    }
    frame |= _codes(str(frame["handling"]), number)
    if rng.random() < 0.06:
        frame["operation"] = f"{rng.choice(_WORDS)} {rng.randrange(1, 40)}"
    case = CaseFile(number, place, frame)
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        case.involve(rng.choices(JURISDICTIONS, WEIGHTS)[0], rng.choice(_ROLES))
    return case


def _codes(handling: str, number: int) -> Record:
    """Return colour, words and codes of groups that go with a handling code."""
    codes: Record = {"tlp": "green" if handling == "H0" else "amber"}
    if handling == "H3":
        codes["restriction"] = _RESTRICTIONS[number % len(_RESTRICTIONS)]
    if handling == "H2" and number % _PROTECTED_EVERY == 0:
        codes["group_codes"] = [{"group": "victims", "tlp": "red"}]
    return codes


def _drawn(rng: random.Random, weights: dict[str, int]) -> str:
    return rng.choices(tuple(weights), tuple(weights.values()))[0]


def _partly_known(rng: random.Random, day: date) -> str:
    drawn = rng.random()
    if drawn < 0.01:
        return "unknown"
    if drawn < 0.02:
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if drawn < 0.06 else day.isoformat()
