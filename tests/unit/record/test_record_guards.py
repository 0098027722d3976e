"""No file, no image and no hash outside its field; and no false alarm that stops a desk."""

import hashlib
from base64 import b64encode
from typing import Any

import pytest

from tests.records import a_record, faults_of, read

CONTENT = b"an invented file"
MD5 = hashlib.md5(CONTENT).hexdigest()
SHA1 = hashlib.sha1(CONTENT).hexdigest()
SHA256 = hashlib.sha256(CONTENT).hexdigest()
BLOCK = b64encode(hashlib.sha512(CONTENT).digest() * 6).decode()
LINES = "\n".join(BLOCK[start : start + 76] for start in range(0, 300, 76))
INTEGERS = ", ".join(str(number) for number in hashlib.sha512(CONTENT).digest())

HASHES = [
    *(hashlib.new(name, CONTENT).hexdigest() for name in ("md5", "sha1", "sha224", "sha384")),
    SHA256.upper(),
    hashlib.sha512(CONTENT).hexdigest(),
    f"IMG_{MD5}.jpg",
    f"0x{SHA256}",
    MD5[:10] + "\u200b" + MD5[10:],
    "".join(chr(ord(digit) + 0xFEE0) for digit in MD5),
    " ".join(MD5[start : start + 2] for start in range(0, 32, 2)),
    ":".join(SHA1[start : start + 2] for start in range(0, 40, 2)),
    " ".join(SHA256[start : start + 8] for start in range(0, 64, 8)),
    b64encode(hashlib.sha256(CONTENT).digest()).decode(),
    b64encode(hashlib.sha1(CONTENT).digest()).decode(),
    "sha256:" + b64encode(hashlib.sha256(CONTENT).digest()).decode().rstrip("="),
    "MD5 = " + b64encode(hashlib.md5(CONTENT).digest()).decode().rstrip("="),
]
PERCEPTUAL = [
    f"PhotoDNA {BLOCK[:192]}",
    f"photo-dna hash: {INTEGERS}",
    "pHash: c3d1e0f0a1b2c3d4",
    f"the PDQ of it is {SHA256}",
    "perceptual hash c3d1e0f0a1b2c3d4",
]
CONTENTS = [
    "data:image/png;base64,AAAA",
    "see data:;base64,QUJD for it",
    "DATA:text/plain,abc",
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBD",
    BLOCK,
    LINES,
    SHA256 * 4,
]
HARMLESS = [
    "a wallet that begins like the word: 1Pdq66b6eA2KAcYiE18x2FcMKpj5P9t2nj",
    "123e4567-e89b-12d3-a456-426614174000",
    "12345678901234567890123456789012",
    "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    "00:1b:44:11:3a:b7",
    "PhotoDNA and PDQ matches were reported in 3 tips",
    "data: images/video, chats",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
    "-" * 300,
    "https://example.org/watch?v=dQw4w9WgXcQ&list=PL0123456789abcdef",
    "vww6ybal4bd7szmgncyruucpgfkqahzddi37ktceo3ah7ngmcopnpyyd.onion",
    "x" * 150 + " 1",
    f"{'a' * 22}== 1",
]


def an_identifier(kind: str, value: str) -> dict[str, Any]:
    return a_record(identifiers=[{"type": kind, "value": value}])


@pytest.mark.parametrize("text", HASHES)
def test_a_hash_in_free_text_is_sent_to_its_field(text: str) -> None:
    fault = faults_of(a_record(summary=f"It was {text}, says the report."))["summary"]

    assert "enter it as an identifier of type file_hash" in fault


@pytest.mark.parametrize("text", PERCEPTUAL)
def test_a_perceptual_hash_is_refused_in_text_and_in_any_identifier(text: str) -> None:
    assert "perceptual" in faults_of(a_record(summary=text))["summary"]
    for kind in ("file_hash", "platform_id", "url"):
        assert "perceptual" in faults_of(an_identifier(kind, text))["identifiers[0].value"]


@pytest.mark.parametrize("text", CONTENTS)
def test_file_content_is_refused_in_text(text: str) -> None:
    assert "content of a file" in faults_of(a_record(summary=text))["summary"]


@pytest.mark.parametrize("text", CONTENTS[:4])
def test_file_content_is_refused_as_an_identifier(text: str) -> None:
    assert "content of a file" in faults_of(an_identifier("handle", text))["identifiers[0].value"]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_resembles_a_hash_is_kept(text: str) -> None:
    assert read(a_record(summary=text)).summary == text


@pytest.mark.parametrize(
    "record",
    [
        a_record(ref=MD5),
        a_record(title=MD5),
        a_record(authority=MD5),
        a_record(operation=MD5),
        a_record(platforms=[MD5]),
        a_record(offences=[MD5]),
        a_record(subjects=[{"role": "victim", "names": [MD5]}]),
        a_record(identifiers=[{"type": "email", "value": "a@example.org", "provider": MD5}]),
    ],
)
def test_every_free_text_is_guarded(record: dict[str, Any]) -> None:
    (fault,) = faults_of(record).values()

    assert "file hash" in fault


@pytest.mark.parametrize("reference", ["123e4567-e89b-12d3-a456-426614174000", "1" * 32])
def test_a_reference_may_be_a_uuid_or_a_long_number(reference: str) -> None:
    assert read(a_record(ref=reference)).ref == reference


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("file_hash", SHA256),
        ("file_hash", f"md5:{MD5}"),
        ("platform_id", MD5),
        ("card_token", SHA256),
        ("url", f"https://example.org/{MD5}"),
        ("url", f"https://example.org/?token={BLOCK[:300]}"),
    ],
)
def test_an_identifier_may_have_the_form_of_a_hash_where_its_kind_does(
    kind: str, value: str
) -> None:
    assert read(an_identifier(kind, value)).identifiers[0].value == value


@pytest.mark.parametrize(
    ("kind", "value"), [("phone", MD5), ("email", SHA1), ("handle", f"sha1:{SHA1}")]
)
def test_a_hash_filed_as_something_else_is_sent_to_its_field(kind: str, value: str) -> None:
    assert "file_hash" in faults_of(an_identifier(kind, value))["identifiers[0].value"]


@pytest.mark.parametrize("value", ["c3d1e0f0a1b2c3d4", BLOCK[:192], INTEGERS, SHA256[:32] * 9])
def test_a_file_hash_in_the_form_of_a_perceptual_one_is_refused(value: str) -> None:
    assert list(faults_of(an_identifier("file_hash", value))) == ["identifiers[0].value"]


def test_an_address_that_carries_its_content_is_refused() -> None:
    fault = faults_of(an_identifier("url", "data:image/jpeg;base64,AAAA"))["identifiers[0].value"]

    assert "content of a file" in fault
