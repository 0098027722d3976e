"""Whatever desks do, in whatever order: the links are those that the register as it is now has."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordination.domain.vocabulary import CaseStatus
from tests.desks import Desks

MAIL = {"type": "email", "value": "Ola.Oppdiktet@posta.no"}
# Spellings of a few values; equal ones stand together.
IDENTIFIERS = (
    MAIL,
    {"type": "email", "value": "OLA.OPPDIKTET@POSTA.NO"},
    {"type": "handle", "value": "instagram:dark_rider77"},
    {"type": "url", "value": "hxxps://instagram[.]com/Dark_Rider77/"},
    {"type": "handle", "value": "dark_rider77"},
    {"type": "phone", "value": "+47 934 81 207"},
    {"type": "domain", "value": "facebook.com"},
    {"type": "ip", "value": "81.2.69.142", "first_seen": "2026-01-02"},
    {"type": "ip", "value": "81.2.69.142", "first_seen": "2026-09-02"},
    {"type": "email", "value": "test@example.com"},
    {"type": "document", "value": "passport RO 051234567"},
)
PASSPORT = {"type": "passport", "country": "RO", "number": "051234567"}
PEOPLE = (
    {"role": "suspect", "names": ["Ola Oppdiktet"], "dob": "1980-05-17"},
    {"role": "victim", "names": ["Ola Oppdiktet"], "dob": "1980-05-17"},
    {"role": "victim", "names": ["Kari Tenkt"], "documents": [PASSPORT]},
    {"role": "contact", "names": ["Kari Tenkt"], "documents": [PASSPORT], "dob": "1990"},
    {"role": "suspect", "names": ["Ола Оппдиктет"], "dob": "1980-05-17", "nationality": "NO"},
    {"role": "suspect", "names": ["O. Oppdiktet", "Kari Tenkt"], "dob": "1980-05"},
    {"role": "charged", "names": ["Ola Oppdiktet"], "nationality": "NO"},
    {"role": "suspect", "names": ["Per Oppdiktet"], "dob": "1980-05-17", "sex": "m"},
)
REFS = [(desk, f"{desk}/{number}") for desk in ("NO", "RO", "DE") for number in (1, 2)]


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what a case holds."""
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique_by=id))
    return {
        # Each with an id of its own: an edit that says little of a closed person keeps the rest.
        "subjects": [{"id": f"S{PEOPLE.index(one)}", **one} for one in people],
        "identifiers": draw(
            st.lists(st.sampled_from(IDENTIFIERS), min_size=1, max_size=4, unique_by=id)
        ),
    }


MOVES = st.sampled_from(
    ["submit", "submit", "submit", "amend", "withdraw", "close", "reopen", "erase"]
)
ACTS = st.lists(st.tuples(MOVES, st.sampled_from(REFS), contents()), min_size=4, max_size=14)
ALLOWED = {
    "withdraw": ({"open", "closed"}, CaseStatus.WITHDRAWN),
    "close": ({"open"}, CaseStatus.CLOSED),
    "reopen": ({"closed"}, CaseStatus.OPEN),
}


@dataclass
class Story:
    """A register as it grows, and beside it what each case holds now."""

    desks: Desks
    known: dict[str, tuple[str, UUID, dict[str, Any], str]] = field(default_factory=dict)

    def act(self, what: str, ref: tuple[str, str], content: dict[str, Any]) -> None:
        """Do one thing, if it exists in the state that the case is in."""
        desk, name = ref
        case = self.known.get(name)
        if what == "submit":
            self._submit(desk, name, content)
        elif case is None:
            return
        elif what == "amend":
            self.desks.amend(desk, case[1], name, **content)
            self._changed(name, content)
        elif what == "erase" and case[3] == "closed":
            self._erase(desk, name, case[1])
        elif what in ALLOWED and case[3] in ALLOWED[what][0]:
            to = ALLOWED[what][1]
            self.desks.move(desk, case[1], to)
            self.known[name] = (*case[:3], to.value)

    def _submit(self, desk: str, name: str, content: dict[str, Any]) -> None:
        receipt = self.desks.register(desk, name, **content)
        if receipt.outcome == "registered":
            self.known[name] = (desk, receipt.case_id, content, "open")
        else:
            self._changed(name, content)

    def _changed(self, name: str, content: dict[str, Any]) -> None:
        desk, case_id, before, status = self.known[name]
        if status == "withdrawn" and content != before:
            status = "open"
        self.known[name] = (desk, case_id, content, status)

    def _erase(self, desk: str, name: str, case_id: UUID) -> None:
        self.desks.move(desk, case_id, CaseStatus.OPEN)
        self.desks.erase(desk, case_id)
        del self.known[name]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS)
def test_links_depend_on_what_is_registered_and_not_on_how_it_came_to_be(new_desks, acts):
    story = Story(new_desks())
    for what, ref, content in acts:
        story.act(what, ref, content)

    assert story.desks.sweep(renew=False).changed == 0
    # A sweep also finds persons whom no key brings together, and such a link then stands.
    story.desks.sweep()
    found = story.desks.links()
    fresh = new_desks()
    for name, (desk, _, content, status) in sorted(story.known.items()):
        if status != "withdrawn":
            fresh.register(desk, name, **content)
    fresh.sweep()
    assert fresh.links() == found


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=ACTS, after=ACTS)
def test_between_two_sweeps_a_sweep_that_renews_nothing_changes_nothing(new_desks, before, after):
    story = Story(new_desks())
    for what, ref, content in before:
        story.act(what, ref, content)
    story.desks.sweep()
    for what, ref, content in after:
        story.act(what, ref, content)

    assert story.desks.sweep(renew=False).changed == 0
