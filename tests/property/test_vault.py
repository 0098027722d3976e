"""What holds for every value that is sealed, digested or coded."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coordination.domain.features import Normalised
from coordination.vault.blind_index import BlindIndex
from coordination.vault.envelope import (
    CannotOpen,
    DataKey,
    Place,
    Sealed,
    length_prefixed,
    open_sealed,
    seal,
)
from coordination.vault.keyring import EnvironmentKeyProvider
from coordination.vault.vault import Vault

PROVIDER = EnvironmentKeyProvider({"COORDINATION_KEYS": EnvironmentKeyProvider.create()})
INDEX = BlindIndex(PROVIDER, 1)
VAULT = Vault(PROVIDER)

parts = st.text(alphabet="a1:|é", max_size=4)
places = st.builds(Place, parts, parts, parts, parts)
secrets = st.binary(min_size=32, max_size=32)
keys = st.builds(DataKey, st.just(b"key1"), secrets)
forms = st.builds(Normalised, st.sampled_from(["email", "phone"]), st.text(max_size=6))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=8,
)


@given(keys, places, st.binary(max_size=200))
def test_a_value_comes_back_from_its_own_place(key: DataKey, place: Place, plain: bytes) -> None:
    sealed = seal(key, place, plain)

    assert open_sealed(key, place, sealed) == plain
    assert len(sealed.data) % 32 == (62 + 16) % 32


@given(keys, places, places)
def test_a_value_opens_in_no_other_place(key: DataKey, place: Place, other: Place) -> None:
    assume(place != other)
    sealed = seal(key, place, b"value")

    with pytest.raises(CannotOpen):
        open_sealed(key, other, sealed)


@given(keys, secrets, places)
def test_a_value_opens_under_no_other_key(key: DataKey, secret: bytes, place: Place) -> None:
    assume(secret != key.secret)
    sealed = seal(key, place, b"value")

    with pytest.raises(CannotOpen):
        open_sealed(DataKey(key.dek_id, secret), place, sealed)


@given(keys, places, st.integers(min_value=0), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(
    key: DataKey, place: Place, position: int, change: int
) -> None:
    data = bytearray(seal(key, place, b"value").data)
    data[position % len(data)] ^= change

    with pytest.raises(CannotOpen):
        open_sealed(key, place, Sealed(bytes(data)))


@given(keys, places, st.binary(max_size=200))
def test_foreign_bytes_never_open_and_never_crash(key: DataKey, place: Place, data: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_sealed(key, place, Sealed(b"\xc5\x01key1" + data))


@given(keys, places, json_values)
def test_json_comes_back(key: DataKey, place: Place, value: object) -> None:
    assert VAULT.open_json(key, place, VAULT.seal_json(key, place, value)) == value


@given(forms, forms)
def test_digests_are_equal_if_and_only_if_the_forms_are(one: Normalised, two: Normalised) -> None:
    assert (INDEX.digest(one) == INDEX.digest(two)) == (one == two)


@given(forms, st.integers(0, 2**64 - 1), forms)
def test_a_pointer_opens_for_its_own_digest_only(
    form: Normalised, number: int, other: Normalised
) -> None:
    pointer = INDEX.seal_pointer(INDEX.digest(form), number)

    opened = INDEX.open_pointer(INDEX.digest(other), pointer)

    assert opened == (number if other == form else None)


@given(st.lists(parts), st.lists(parts))
def test_no_two_lists_of_texts_look_alike(one: list[str], two: list[str]) -> None:
    assert (length_prefixed(*one) == length_prefixed(*two)) == (one == two)
