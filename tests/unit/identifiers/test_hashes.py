"""File hashes: spellings meet, values are never shown, perceptual hashes are refused."""

import pytest

from coordination.domain.identifiers import PerceptualHash, read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs

SAME = {
    ("file_hash", "d41d8cd98f00b204e9800998ecf8427e", "NO"): {
        "file_hash": [
            "d41d8cd98f00b204e9800998ecf8427e", "MD5: D41D8CD98F00B204E9800998ECF8427E",
            "md5:d41d8cd98f00b204e9800998ecf8427e", "1B2M2Y8AsgTpgAmY7PhCfg==",
            "d4:1d:8c:d9:8f:00:b2:04:e9:80:09:98:ec:f8:42:7e",
            "MD5 d41d8cd98f00b204e9800998ecf8427e", "0xd41d8cd98f00b204e9800998ecf8427e",
            "MD5(d41d8cd98f00b204e9800998ecf8427e)", "d41d8cd9 8f00b204 e9800998 ecf8427e",
            "d41d8cd98f00b204e9800998ecf8427e (md5)",
        ],
    },
    ("file_hash", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "NO"): {
        "file_hash": [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "SHA256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
            "sha-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "SHA-2 256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "SHA256 (file.jpg) = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  pic.jpg",
        ],
    },
    ("file_hash", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "NO"): {
        "file_hash": [
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "SHA1: DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
            "urn:sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
            "sha-1 da39a3ee5e6b4b0d3255bfef95601890afd80709",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_hash_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


@pytest.mark.parametrize(
    ("text", "algorithm"),
    [("a1" * 16, "MD5"), ("a1" * 20, "SHA-1"), ("a1" * 32, "SHA-256"), ("a1" * 64, "SHA-512"),
     ("ed2k:" + "a1" * 16, "ED2K"), ("ed2k://|file|x|1|" + "a1" * 16 + "|/", "ED2K"),
     ("urn:tree:tiger:" + "A" * 39, "TTH"), ("blake3:" + "a1" * 32, "BLAKE3"),
     ("sha3-256: " + "a1" * 32, "SHA3-256"), ("hash: " + "a1" * 16, "MD5"),
     ("magnet:?xt=urn:btih:" + "a1" * 20, "BTIH")],
)  # fmt: skip
def test_only_the_algorithm_is_shown(text, algorithm):
    reading = read(Kind.FILE_HASH, text, jurisdiction="NO")

    assert reading.shown == algorithm
    assert reading.details == (("algorithm", algorithm),)
    assert reading.forms


@pytest.mark.parametrize(
    "text",
    ["pdq:" + "a1" * 32, "PhotoDNA " + "a1" * 16, "phash " + "a1" * 8, "dHash: " + "a1" * 8,
     "a1" * 8, "a1" * 144, ",".join(["12"] * 144), "vpdq x", "a1" * 32 + " (PDQ)"],
)  # fmt: skip
def test_a_perceptual_hash_is_refused_and_not_repeated(text):
    with pytest.raises(PerceptualHash) as refused:
        read(Kind.FILE_HASH, text, jurisdiction="NO")

    assert text not in str(refused.value)
    assert "cryptographic" in str(refused.value)


def test_the_same_digits_under_two_algorithms_never_meet():
    assert not meet(("file_hash", "md5:" + "a1" * 16), ("file_hash", "ed2k:" + "a1" * 16))


def test_the_algorithm_may_come_from_another_field():
    assert forms("file_hash", "a1" * 32, algorithm="BLAKE3") == (
        form("file_hash", "blake3:" + "a1" * 32),
    )


@pytest.mark.parametrize(
    "text", ["wolf", "a1" * 15, "sha256:" + "a1" * 16, "sha1:" + "A" * 33, "A" * 41,
             "g" * 32 + "8", "hash: " + "a1" * 8 + "x", "a1" * 24 + "==", "1" * 39 + "z" * 2]
)  # fmt: skip
def test_what_is_no_hash_is_noted_and_not_shown(text):
    reading = read(Kind.FILE_HASH, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), "")
    assert "SHA-256" in reading.note
