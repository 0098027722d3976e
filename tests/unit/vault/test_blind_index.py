"""Digests meet when values do; pointers open for their own digest only."""

import base64
from dataclasses import replace

import pytest

from coordination.domain.features import Normalised
from coordination.vault.blind_index import BlindIndex
from coordination.vault.key_material import KeyMaterial
from coordination.vault.keyring import EnvironmentKeyProvider

EMAIL = Normalised("email", "someone@example.org")


@pytest.fixture
def index(provider: EnvironmentKeyProvider) -> BlindIndex:
    return BlindIndex(provider, 1)


def test_equal_values_meet_and_others_do_not(index: BlindIndex) -> None:
    assert index.digest(EMAIL) == index.digest(Normalised("email", "someone@example.org"))
    assert index.digest(EMAIL) != index.digest(EMAIL._replace(text="somebody@example.org"))


def test_a_telephone_number_never_meets_an_account_number(index: BlindIndex) -> None:
    assert index.digest(Normalised("phone", "123")) != index.digest(Normalised("iban", "123"))


def test_a_digest_has_16_bytes_and_says_nothing_without_the_key(index: BlindIndex) -> None:
    keys = {"COORDINATION_KEYS": EnvironmentKeyProvider.create()}
    elsewhere = BlindIndex(EnvironmentKeyProvider(keys), 1)

    assert len(index.digest(EMAIL)) == 16
    assert index.digest(EMAIL) != elsewhere.digest(EMAIL)


def test_versions_of_the_index_share_nothing() -> None:
    material = KeyMaterial.generate()
    both = replace(material, index={**material.index, 2: bytes(range(32))})
    encoded = base64.b64encode(both.to_text().encode()).decode()
    held = EnvironmentKeyProvider({"COORDINATION_KEYS": encoded})
    old, new = BlindIndex(held, 1), BlindIndex(held, 2)

    digest = old.digest(EMAIL)

    assert digest != new.digest(EMAIL)
    assert new.open_pointer(digest, old.seal_pointer(digest, 7)) is None
    assert old.file_code("00ff") == new.file_code("00ff")
    assert old.keyed("ref", "NO", "1") == new.keyed("ref", "NO", "1")


def test_any_text_has_a_digest(index: BlindIndex) -> None:
    assert index.digest(Normalised("email", "\ud800")) != index.digest(Normalised("email", ""))


@pytest.mark.parametrize("number", [0, 1, 2**40, 2**64 - 1])
def test_a_pointer_leads_back_to_its_record(index: BlindIndex, number: int) -> None:
    digest = index.digest(EMAIL)

    pointer = index.seal_pointer(digest, number)

    assert len(pointer) == 24
    assert index.open_pointer(digest, pointer) == number


def test_a_pointer_is_the_same_each_time_and_another_for_each_digest(index: BlindIndex) -> None:
    one, two = index.digest(EMAIL), index.digest(Normalised("phone", "123"))

    assert index.seal_pointer(one, 7) == index.seal_pointer(one, 7)
    assert index.seal_pointer(one, 7) != index.seal_pointer(two, 7)


def test_a_pointer_of_another_digest_does_not_open(index: BlindIndex) -> None:
    pointer = index.seal_pointer(index.digest(EMAIL), 7)

    assert index.open_pointer(index.digest(Normalised("phone", "123")), pointer) is None


@pytest.mark.parametrize("forged", [b"", bytes(8), bytes(24), bytes(40)])
def test_a_forged_pointer_does_not_open(index: BlindIndex, forged: bytes) -> None:
    assert index.open_pointer(index.digest(EMAIL), forged) is None


def test_a_file_hash_has_one_code_in_any_letter_case(index: BlindIndex) -> None:
    code = index.file_code("00FFab")

    assert code == index.file_code(" 00ffAB\n")
    assert code != index.file_code("00ffac")
    assert len(code) == 32
    assert "00ffab" not in code


def test_keyed_codes_tell_labels_and_parts_apart(index: BlindIndex) -> None:
    code = index.keyed("ref", "NO", "2017/1")

    assert len(code) == 16
    assert code == index.keyed("ref", "NO", "2017/1")
    assert code != index.keyed("content", "NO", "2017/1")
    assert code != index.keyed("ref", "NO2", "017/1")
    assert code != index.keyed("ref", "NO2017/1")
