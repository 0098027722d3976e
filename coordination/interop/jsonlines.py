"""Read JSON Lines, one record a line, and survive whatever the file holds instead.

A file from a national system may be cut off, packed, spread over lines or hostile. Each line
gives a payload or a fault with its number, and the other lines stand. Memory is bounded by the
longest line that is allowed, not by the file. No fault repeats anything of a line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_

MAX_LINE_BYTES = 1_000_000

_TOO_LONG = N_("Longer than {limit} bytes. A line holds one case; split it, or leave lists out.")
_NOT_UTF8 = N_("Not UTF-8 at byte {byte}. Save the file as UTF-8.")
_NUL = N_("A NUL byte at byte {byte}. The file is damaged, or no text: export it again.")
_MALFORMED = N_("Malformed JSON at column {column}. Check quotes, commas and brackets there.")
_CUT_OFF = N_("The line breaks off and the file with it: it seems truncated. Export it again.")
_NO_OBJECT = N_("Not a JSON object. Write one case a line, in braces: {{...}}.")
_ARRAY = N_(
    "The file is a JSON list. The format is one case a line, with neither brackets around the"
    " cases nor commas between them."
)
_SPREAD = N_("The case is spread over several lines. Write each case on one line of its own.")
_TWICE = N_("The field {name} stands twice in one object. Keep one of them.")
_TWICE_UNNAMED = N_("A field stands twice in one object. Keep one of them.")
_CONSTANT = N_("NaN or Infinity, which JSON does not have. Leave the field out.")
_HUGE_NUMBER = N_("A number that is too long. Write numbers of accounts and papers in quotes.")
_TOO_DEEP = N_("Brackets within brackets, too many to be a case. Check the export.")
_BODY_MALFORMED = N_(
    "Malformed JSON at line {line}, column {column}. Check quotes, commas and brackets there."
)
_BODY_NO_OBJECT = N_("Not a JSON object. Send one case, in braces: {{...}}.")
_FOREIGN = (
    (b"\xff\xfe", N_("The file is UTF-16. Save it as UTF-8.")),
    (b"\xfe\xff", N_("The file is UTF-16. Save it as UTF-8.")),
    (b"\x1f\x8b", N_("The file is packed (gzip). Unpack it first.")),
    (b"PK\x03\x04", N_("The file is a ZIP archive or a spreadsheet. Save it as JSON Lines.")),
)
_IN_A_BODY = {
    _MALFORMED: _BODY_MALFORMED,
    _SPREAD: _BODY_MALFORMED,
    _ARRAY: _BODY_NO_OBJECT,
    _NO_OBJECT: _BODY_NO_OBJECT,
}
_BOM = b"\xef\xbb\xbf"
_SKIP_BYTES = 65_536
# A name is repeated only when it looks like one: a value may stand where a name should be.
_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,31}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, counted from 1: a JSON object, or the reason why it is none."""

    number: int
    payload: object | None
    fault: Fault | None


class _Unreadable(ValueError):
    def __init__(self, message: str, **params: str) -> None:
        super().__init__(message)
        self.fault = Fault("line", message, params)


def read_lines(stream: BinaryIO, *, max_line_bytes: int = MAX_LINE_BYTES) -> Iterator[Line]:
    """Yield the lines of a stream that are not empty, each with its payload or its fault.

    The payload is always a JSON object; `domain.record.read_case` judges what it says. A file
    that is no text ends with its first fault, and so does a list of cases once its brackets have
    been named, because every further line would only say the same.
    """
    is_list = False
    for number, content, is_whole in _contents(stream, max_line_bytes):
        if number == 1 and (fault := _foreign(content)):
            yield Line(number, None, fault)
            return
        text = content.removeprefix(_BOM) if number == 1 else content
        if not text.strip():
            continue
        line = _read_line(number, text, is_whole=is_whole, limit=max_line_bytes)
        if is_list and line.fault:
            return
        yield line
        is_list = is_list or text.strip() == b"["


def read_document(content: bytes) -> dict[str, object]:
    """Return the JSON object that a message holds, over as many lines as it likes.

    Raises RefusedInput, field `body`, for whatever else it holds.
    """
    try:
        return _decode(content.removeprefix(_BOM))
    except _Unreadable as unreadable:
        fault = unreadable.fault
    message = _IN_A_BODY.get(fault.message, fault.message)
    raise RefusedInput((Fault("body", message, fault.params),))


def _contents(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, bytes and whether the line has its end; one byte over the limit says too long.

    The rest of a line that is too long is read and dropped in pieces.
    """
    number = 0
    while piece := stream.readline(limit + 2):
        number += 1
        is_whole = piece.endswith(b"\n")
        content = piece.removesuffix(b"\n").removesuffix(b"\r")
        while len(content) > limit and not is_whole and (rest := stream.readline(_SKIP_BYTES)):
            is_whole = rest.endswith(b"\n")
        yield number, content, is_whole


def _foreign(content: bytes) -> Fault | None:
    for mark, message in _FOREIGN:
        if content.startswith(mark):
            return Fault("line", message)
    return None


def _read_line(number: int, content: bytes, *, is_whole: bool, limit: int) -> Line:
    try:
        if len(content) > limit:
            raise _Unreadable(_TOO_LONG, limit=str(limit))
        return Line(number, _decode(content), None)
    except _Unreadable as unreadable:
        fault = unreadable.fault
    if not is_whole and fault.message in (_MALFORMED, _NOT_UTF8, _SPREAD):
        fault = Fault("line", _CUT_OFF)
    return Line(number, None, fault)


def _decode(content: bytes) -> dict[str, object]:
    if b"\0" in content:
        raise _Unreadable(_NUL, byte=str(content.index(b"\0") + 1))
    try:
        payload = json.loads(
            content.decode("utf-8"), object_pairs_hook=_without_twins, parse_constant=_no_constant
        )
    except UnicodeDecodeError as error:
        raise _Unreadable(_NOT_UTF8, byte=str(error.start + 1)) from None
    except json.JSONDecodeError as error:
        raise _malformed(content, error) from None
    except RecursionError:
        raise _Unreadable(_TOO_DEEP) from None
    except _Unreadable:
        raise
    except ValueError:
        # Python refuses to convert whole numbers of more than some thousand digits.
        raise _Unreadable(_HUGE_NUMBER) from None
    if type(payload) is not dict:
        raise _Unreadable(_ARRAY if type(payload) is list else _NO_OBJECT)
    return payload


def _malformed(content: bytes, error: json.JSONDecodeError) -> _Unreadable:
    message = _MALFORMED
    if content.lstrip().startswith(b"["):
        message = _ARRAY
    elif content.strip() == b"{":
        message = _SPREAD
    return _Unreadable(message, line=str(error.lineno), column=str(error.colno))


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen and _FIELD_NAME.fullmatch(name):
            raise _Unreadable(_TWICE, name=name)
        seen.add(name)
    raise _Unreadable(_TWICE_UNNAMED)


def _no_constant(_: str) -> object:
    raise _Unreadable(_CONSTANT)
