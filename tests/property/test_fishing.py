"""Whatever is asked: nothing is free, order and accounts hide nothing, distance is kept."""

from hypothesis import given
from hypothesis import strategies as st

from coordination.domain import fishing
from coordination.domain.fishing import Deed, Question, Submission, Topic, nearness
from coordination.domain.fishing.counting import Shape
from coordination.vault.sketches import short_coder

CODE = short_coder(b"one desk's key!!")
NUMBERS = st.text("0123456789", min_size=9, max_size=9)


def number(text):
    return Question(Topic.IDENTIFIERS, Shape.NUMBER, "phone/9", text, tuple(text))


def submission(numbers, place, who):
    traces = tuple(fishing.trace(number(one), CODE) for one in numbers)
    at = f"2026-11-23T12:00:00.{place:06d}"
    return Submission(who, at, place, Deed.REGISTERED, {}, len(traces), traces)


@given(NUMBERS, NUMBERS)
def test_numbers_that_are_near_stay_near_in_their_traces(one, other):
    apart = sum(a != b for a, b in zip(one, other, strict=True))
    near = nearness.near_values(
        fishing.trace(number(one), CODE), [fishing.trace(number(other), CODE)]
    )

    assert near == 1 if 0 < apart <= nearness.CLOSE else near in {0, 1}
    assert near == 0 or one != other


@given(st.lists(st.lists(NUMBERS, min_size=1, max_size=4, unique=True), max_size=6))
def test_who_of_a_desk_asked_changes_no_pattern_of_values(batches):
    def found(accounts):
        window, seen = [], []
        for place, batch in enumerate(batches):
            now = submission(batch, place, f"account-{place % accounts}")
            seen.append(fishing.evaluate(window, now, {}).probing)
            window.append(now)
        return seen

    assert found(1) == found(3)


@given(st.lists(st.tuples(NUMBERS, st.booleans()), max_size=8), st.booleans())
def test_every_question_is_charged_and_urgency_or_probing_never_less(asked, urgent):
    questions = [(number(text), probing) for text, probing in asked]
    charged = fishing.charge(questions, urgent=urgent)

    assert charged[Topic.IDENTIFIERS] >= len(asked)
    assert charged[Topic.PERSONS] == 0


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.integers(0, 5))
def test_a_submission_reads_back_as_it_was_written(numbers, place):
    one = submission(numbers, place, "one")

    assert fishing.read_submission(fishing.write_submission(one)) == one
