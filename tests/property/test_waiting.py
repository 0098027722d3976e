"""Whatever desks do while rows wait and are merged: every row of every case is found once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordination.actions import imports, merging
from tests.builders import a_payload
from tests.desks import OPERATOR
from tests.property.test_detection import REFS, Story, contents
from tests.waiting_rows import found, kept, merge, prepared

MOVES = st.sampled_from(["later", "later", "later", "amend", "withdraw", "close", "erase", "merge"])
ACTS = st.lists(st.tuples(MOVES, st.sampled_from(REFS), contents()), min_size=3, max_size=14)


def _later(story, ref, content):
    """Import a case that is not known yet, to be compared later."""
    desk, name = ref
    if name in story.known:
        return
    lines = prepared(story.desks, a_payload(name, desk, **content))
    story.desks.do(OPERATOR, imports.admit_lines, lines, matched_later=True)
    case = next(row for row in story.desks.cases(desk).rows if row.ref == name)
    story.known[name] = (desk, case.id, content, "open")


@pytest.fixture
def small_steps(monkeypatch):
    monkeypatch.setattr(merging, "_ROWS", 5)
    monkeypatch.setattr(merging, "_DELETED", 1)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS)
def test_index_and_what_waits_are_what_the_cases_say_of_themselves(new_desks, small_steps, acts):
    story = Story(new_desks())
    for what, ref, content in acts:
        if what == "later":
            _later(story, ref, content)
        elif what == "merge":
            merge(story.desks, 2)
        else:
            story.act(what, ref, content)
        assert story.desks.read(OPERATOR, found) == story.desks.read(OPERATOR, kept)

    merge(story.desks)
    merge(story.desks)
    assert story.desks.count("waiting_index") == 0
    assert story.desks.count("match_index_1") == len(story.desks.read(OPERATOR, kept))
