"""Properties of names that hold whatever is written."""

from hypothesis import given
from hypothesis import strategies as st

from coordination.domain.names import LONGEST, compare_names, fold_name, key_parts, read_name

WORDS = [
    "Anna",
    "Ann",
    "Annemarie",
    "Maria",
    "Иван",
    "Иванович",
    "Петрова",
    "محمد",
    "عبد",
    "الرحمن",
    "bin",
    "de",
    "la",
    "Cruz",
    "Delacruz",
    "J.",
    "Jr",
    "O’Brien",
    "צ'רלי",
    "Γιώργος",
    "გიორგი",
    "Հակոբ",
    "习近平",
    "김",
    "ジョン",
    "अनिल",
    "Nguyễn",
    "ẞ",
    "ŉ",
    "ﬁ",
    "İ",
    "oglu",
    "Müller",
]
names = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))


@given(names, names)
def test_comparing_is_symmetric(one: str, other: str):
    a, b = read_name(one), read_name(other)
    there, back = compare_names(a, b, lambda _: 0.01), compare_names(b, a, lambda _: 0.01)

    assert abs(there.score - back.score) < 1e-9
    assert (there.level, there.clash) == (back.level, back.clash)
    assert there.contradicts is back.contradicts
    assert len(there.agreed) == len(back.agreed)


@given(names, names)
def test_a_score_lies_between_nothing_and_all(one: str, other: str):
    assert 0 <= compare_names(read_name(one), read_name(other), lambda _: 1.0).score <= 1


@given(names)
def test_a_name_agrees_with_itself(name: str):
    read = read_name(name)

    assert compare_names(read, read, lambda _: 0.0).score == (1.0 if read.named else 0.0)


@given(names)
def test_parts_are_folded_and_have_few_keys(name: str):
    for part in read_name(name).parts:
        assert fold_name(part.text) == part.text
        assert part.latin
        assert len(part.keys) <= 6
        assert len(part.latin) <= 6


@given(names)
def test_keys_do_not_depend_on_case_and_reading_is_repeatable(name: str):
    assert key_parts(read_name.__wrapped__(name)) == key_parts(read_name(name))


@given(st.text(min_size=1, max_size=8))
def test_a_very_long_name_is_cut(text: str):
    long = text * LONGEST

    assert read_name(long) == read_name(long[:LONGEST])
    assert len(read_name(long).parts) <= 12
