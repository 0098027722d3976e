"""Sealed values open in their own place and nowhere else, and show nothing of themselves."""

import copy
import json
import pickle

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.vault import envelope
from coordination.vault.envelope import (
    CannotOpen,
    DataKey,
    Place,
    Sealed,
    length_prefixed,
    open_sealed,
    seal,
)

PLAIN = b"Ioana Exemplu"


def test_a_sealed_value_opens_in_its_own_place(key: DataKey, place: Place) -> None:
    assert open_sealed(key, place, seal(key, place, PLAIN)) == PLAIN


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("identifier", "record_sealed", 17, "case-1"),
        Place("subject", "other_sealed", 17, "case-1"),
        Place("subject", "record_sealed", 18, "case-1"),
        Place("subject", "record_sealed", 17, "case-2"),
        Place("subjectr", "ecord_sealed", 17, "case-1"),
        Place("subject", "record_sealed", 1, "7case-1"),
    ],
)
def test_a_swapped_ciphertext_is_refused(key: DataKey, place: Place, elsewhere: Place) -> None:
    sealed = seal(key, place, PLAIN)

    with pytest.raises(CannotOpen):
        open_sealed(key, elsewhere, sealed)


def test_a_row_number_and_its_text_are_the_same_row(key: DataKey, place: Place) -> None:
    sealed = seal(key, place, PLAIN)

    assert open_sealed(key, place._replace(row="17"), sealed) == PLAIN


def test_the_format_is_the_documented_one(key: DataKey, place: Place) -> None:
    data = seal(key, place, PLAIN).data

    assert data[:6] == b"\xc5\x01" + key.dek_id
    assert len(data) == 2 + 4 + 24 + 32 + 32 + 16


def test_the_same_value_is_sealed_differently_each_time(key: DataKey, place: Place) -> None:
    assert seal(key, place, PLAIN) != seal(key, place, PLAIN)


@pytest.mark.parametrize(("length", "stored"), [(0, 32), (31, 32), (32, 64), (63, 64), (64, 96)])
def test_length_shows_in_steps_of_32_bytes(
    key: DataKey, place: Place, length: int, stored: int
) -> None:
    sealed = seal(key, place, b"x" * length)

    assert len(sealed.data) == 62 + stored + 16


@pytest.mark.parametrize(
    "plain", [b"", b"\x80", b"\x80\x00", b"\x00" * 32, b"a\x80" + b"\x00" * 40]
)
def test_padding_is_removed_exactly(key: DataKey, place: Place, plain: bytes) -> None:
    assert open_sealed(key, place, seal(key, place, plain)) == plain


@pytest.mark.parametrize("position", [0, 1, 2, 6, 29, 30, 61, 62, 100, -1])
def test_a_changed_byte_is_refused(key: DataKey, place: Place, position: int) -> None:
    damaged = bytearray(seal(key, place, PLAIN).data)
    damaged[position] ^= 1

    with pytest.raises(CannotOpen):
        open_sealed(key, place, Sealed(bytes(damaged)))


@pytest.mark.parametrize("length", [0, 1, 61, 62, 77])
def test_a_cut_value_is_refused(key: DataKey, place: Place, length: int) -> None:
    cut = Sealed(seal(key, place, PLAIN).data[:length])

    with pytest.raises(CannotOpen):
        open_sealed(key, place, cut)


def test_another_key_with_the_same_id_is_refused(key: DataKey, place: Place) -> None:
    other = DataKey(key.dek_id, b"\xff" * 32)

    with pytest.raises(CannotOpen):
        open_sealed(other, place, seal(key, place, PLAIN))


def test_the_same_secret_under_another_id_is_refused(key: DataKey, place: Place) -> None:
    renamed = DataKey(b"\xff\x01\x02\x03", key.secret)

    with pytest.raises(CannotOpen):
        open_sealed(renamed, place, seal(key, place, PLAIN))


def test_a_valid_tag_under_a_second_key_does_not_help(key: DataKey, place: Place) -> None:
    # What an attacker who holds a second key could do: keep the header, which commits to the
    # first key, and put a ciphertext behind it whose tag is right under the second.
    header = seal(key, place, PLAIN).data[:62]
    second = DataKey(key.dek_id, b"\xff" * 32)
    secret, _ = envelope._derive(second, header[6:30])
    padded = b"other\x80".ljust(32, b"\x00")
    aad = header + envelope._place_bytes(place)
    forged = AESGCM(secret).encrypt(bytes(12), padded, aad)

    with pytest.raises(CannotOpen):
        open_sealed(second, place, Sealed(header + forged))


def test_the_error_names_the_place_and_not_the_value(key: DataKey, place: Place) -> None:
    sealed = seal(key, place, PLAIN)

    with pytest.raises(CannotOpen, match=r"subject\.record_sealed, row 18") as caught:
        open_sealed(key, place._replace(row=18), sealed)

    assert "Ioana" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_sealed_value_shows_nothing_of_itself(key: DataKey, place: Place) -> None:
    sealed = seal(key, place, PLAIN)

    assert {repr(sealed), str(sealed), f"{sealed}"} == {"[sealed]"}
    assert not hasattr(sealed, "__dict__")


def test_a_sealed_value_refuses_pickle_and_json(key: DataKey, place: Place) -> None:
    sealed = seal(key, place, PLAIN)

    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(sealed)
    with pytest.raises(TypeError, match="not JSON serializable"):
        json.dumps(sealed)


def test_sealed_values_compare_by_their_bytes() -> None:
    assert Sealed(b"a") == Sealed(b"a")
    assert Sealed(b"a") != Sealed(b"b")
    assert Sealed(b"a") != b"a"
    assert len({Sealed(b"a"), Sealed(b"a"), Sealed(b"b")}) == 2


def test_a_copy_of_a_sealed_value_is_the_value() -> None:
    sealed = Sealed(b"a")

    assert copy.copy(sealed) is sealed
    assert copy.deepcopy([sealed])[0] is sealed


def test_a_data_key_shows_nothing_and_refuses_pickle(key: DataKey) -> None:
    assert {repr(key), str(key)} == {"[data key]"}
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(key)


@pytest.mark.parametrize(("dek_id", "secret"), [(b"abc", bytes(32)), (b"abcd", bytes(16))])
def test_a_data_key_of_the_wrong_size_is_refused(dek_id: bytes, secret: bytes) -> None:
    with pytest.raises(ValueError, match="4 bytes"):
        DataKey(dek_id, secret)


def test_the_place_is_encoded_like_any_list_of_parts() -> None:
    place = Place("case", "ref", 5, "é")

    assert envelope._place_bytes(place) == length_prefixed("case", "ref", "5", "é")
