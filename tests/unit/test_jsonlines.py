"""Reading JSON Lines: every bad line is named, every good line stands."""

from io import BytesIO

import pytest

from coordination.domain.drafts import RefusedInput
from coordination.interop.jsonlines import Line, read_document, read_lines

GOOD = b'{"ref": "NO/1"}\n'


def lines_of(content: bytes, limit: int = 1_000) -> list[Line]:
    return list(read_lines(BytesIO(content), max_line_bytes=limit))


def fault_of(line: bytes) -> str:
    """Return the fault of a line that stands between two good ones."""
    before, between, after = lines_of(GOOD + line + GOOD)
    assert before.payload == after.payload == {"ref": "NO/1"}
    assert (between.number, after.number) == (2, 3)
    assert between.fault is not None
    return str(between.fault)


def test_each_line_gives_its_object_and_number() -> None:
    first, second = lines_of(GOOD + b'{"ref": "NO/2"}\n')

    assert first == Line(1, {"ref": "NO/1"}, None)
    assert second == Line(2, {"ref": "NO/2"}, None)


def test_empty_lines_are_counted_and_skipped() -> None:
    (only,) = lines_of(b"\n  \r\n" + GOOD + b"\n")

    assert only.number == 3


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + GOOD, b'{"ref": "NO/1"}\r\n', GOOD.strip()])
def test_byte_order_mark_carriage_return_and_a_missing_last_line_end_are_accepted(
    content: bytes,
) -> None:
    (only,) = lines_of(content)

    assert only.payload == {"ref": "NO/1"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"ref": "NO/1",}\n', "Malformed JSON at column 16"),
        (b'{"ref": "\xff"}\n', "Not UTF-8 at byte 10"),
        (b'{"ref": "\xc0\x80"}\n', "Not UTF-8 at byte 10"),
        (b'{"ref": "\0"}\n', "NUL byte at byte 10"),
        (b'{"ref": NaN}\n', "NaN or Infinity"),
        (b'{"ref": -Infinity}\n', "NaN or Infinity"),
        (b'{"ref": "a", "ref": "b"}\n', "The field ref stands twice"),
        (b'{"x": {"Ola Oppdiktet": 1, "Ola Oppdiktet": 2}}\n', "A field stands twice"),
        (b'{"ref": ' + b"9" * 5_000 + b"}\n", "Longer than 1000 bytes"),
        (b'"NO/1"\n', "Not a JSON object"),
        (b"null\n", "Not a JSON object"),
        (b'[{"ref": "NO/1"}]\n', "The file is a JSON list"),
        (b"{\n", "spread over several lines"),
        (b'{"ref": "' + b"x" * 5_000 + b'"}\n', "Longer than 1000 bytes"),
    ],
)
def test_a_bad_line_is_named_and_the_others_stand(line: bytes, reason: str) -> None:
    assert reason in fault_of(line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"ref": ' + b"9" * 5_000 + b"}\n", "A number that is too long"),
        (b'{"ref": ' + b"[" * 100_000 + b"\n", "Brackets within brackets"),
        (b"[" * 100_000 + b"]" * 100_000 + b"\n", "Brackets within brackets"),
    ],
)
def test_a_bomb_within_the_limit_is_only_a_fault(line: bytes, reason: str) -> None:
    bomb, after = lines_of(line + GOOD, limit=1_000_000)

    assert reason in str(bomb.fault)
    assert after.payload == {"ref": "NO/1"}


def test_no_fault_repeats_what_the_line_says() -> None:
    for line in (
        b'{"ref": "Oppdiktet"',
        b'["Oppdiktet"]',
        b'{"Ola Oppdiktet": 1, "Ola Oppdiktet": 2}',
    ):
        assert "Oppdiktet" not in fault_of(line + b"\n")


def test_a_line_may_be_as_long_as_the_limit_and_no_longer() -> None:
    line = b'{"ref": "%s"}' % (b"x" * 89)

    (longest,) = lines_of(line + b"\r\n", limit=100)
    (too_long,) = lines_of(line + b"\r\n", limit=99)

    assert longest.fault is None
    assert too_long.fault is not None


class Endless(BytesIO):
    """A stream that notes how much was ever asked for at once."""

    most = 0

    def readline(self, size: int | None = -1) -> bytes:
        self.most = max(self.most, 10**9 if size is None or size < 0 else size)
        return super().readline(size)


def test_a_line_of_fifty_megabytes_is_skipped_in_pieces() -> None:
    stream = Endless(b'{"ref": "' + b"x" * 50_000_000 + b'"}\n' + GOOD)

    huge, after = read_lines(stream)

    assert stream.most <= 1_000_002
    assert "Longer than 1000000 bytes" in str(huge.fault)
    assert after == Line(2, {"ref": "NO/1"}, None)


@pytest.mark.parametrize(
    "rest", [b'{"ref": "NO/2', b"{", b'{"ref": "\xc3', b'{"ref": "NO/2", "title":']
)
def test_a_file_that_breaks_off_is_called_truncated(rest: bytes) -> None:
    before, last = lines_of(GOOD + rest)

    assert before.fault is None
    assert "seems truncated" in str(last.fault)


def test_a_last_line_that_is_too_long_is_not_called_truncated() -> None:
    (only,) = lines_of(b'{"ref": "' + b"x" * 5_000)

    assert "Longer than 1000 bytes" in str(only.fault)


def test_a_list_of_cases_is_explained_once() -> None:
    (only,) = lines_of(b'[\n{"ref": "NO/1"},\n{"ref": "NO/2"}\n]\n')

    assert "neither brackets around the cases nor commas between them" in str(only.fault)


def test_good_lines_after_a_stray_bracket_stand() -> None:
    bracket, after = lines_of(b"[\n" + GOOD)

    assert bracket.fault is not None
    assert after.payload == {"ref": "NO/1"}


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (GOOD.decode().encode("utf-16"), "UTF-16"),
        (b"\xfe\xff\0{\n", "UTF-16"),
        (b"\x1f\x8b\x08\n\n", "gzip"),
        (b"PK\x03\x04\n\n", "ZIP"),
    ],
)
def test_a_file_of_another_kind_ends_with_its_first_fault(start: bytes, reason: str) -> None:
    (only,) = lines_of(start + GOOD)

    assert reason in str(only.fault)


def test_an_empty_file_has_no_lines() -> None:
    assert lines_of(b"") == []


def test_a_message_may_spread_its_object_over_lines() -> None:
    assert read_document(b'\xef\xbb\xbf{\n  "ref": "NO/1"\n}\n') == {"ref": "NO/1"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "body: Malformed JSON at line 1, column 1."),
        (b"{", "body: Malformed JSON at line 1, column 2."),
        (b'{"ref":\n "NO/1",}', "body: Malformed JSON at line 2, column 9."),
        (b"[1", "body: Not a JSON object. Send one case, in braces: {...}."),
        (b"7", "body: Not a JSON object."),
        (b"\0", "body: A NUL byte at byte 1."),
    ],
)
def test_a_message_that_is_no_object_is_refused_with_the_place(content: bytes, reason: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        read_document(content)

    assert str(refused.value).startswith(reason)
