"""What keys in memory do: wrap, derive, code and sign."""

import base64
import json

import pytest

from coordination.vault.envelope import CannotOpen
from coordination.vault.held_keys import HeldKeys
from coordination.vault.key_material import KeyMaterial
from coordination.vault.keyring import EnvironmentKeyProvider

DEK = bytes(range(32))


def test_a_wrapped_key_opens_for_its_owner_only(provider: EnvironmentKeyProvider) -> None:
    kek_id, blob = provider.wrap(DEK, b"whose")

    assert provider.unwrap(kek_id, blob, b"whose") == DEK
    with pytest.raises(CannotOpen, match="does not unwrap"):
        provider.unwrap(kek_id, blob, b"another")


def test_a_key_is_never_wrapped_without_an_owner(provider: EnvironmentKeyProvider) -> None:
    with pytest.raises(ValueError, match="without saying whose"):
        provider.wrap(DEK, b"")


@pytest.mark.parametrize("length", [0, 5, 12, 20, 59])
def test_a_cut_key_does_not_unwrap(provider: EnvironmentKeyProvider, length: int) -> None:
    kek_id, blob = provider.wrap(DEK, b"whose")

    with pytest.raises(CannotOpen):
        provider.unwrap(kek_id, blob[:length], b"whose")


def test_an_unknown_wrapping_key_is_named(provider: EnvironmentKeyProvider) -> None:
    _, blob = provider.wrap(DEK, b"whose")

    with pytest.raises(CannotOpen, match="kek-0 is not held"):
        provider.unwrap("kek-0", blob, b"whose")


def test_the_id_of_the_wrapping_key_is_bound() -> None:
    material = KeyMaterial.generate()
    content = json.loads(material.to_text())
    content["keks"]["kek-twin"] = base64.b64encode(material.keks[material.active_kek]).decode()
    held = HeldKeys(KeyMaterial.from_text(json.dumps(content), "here"))
    kek_id, blob = held.wrap(DEK, b"whose")

    assert held.unwrap(kek_id, blob, b"whose") == DEK
    with pytest.raises(CannotOpen):
        held.unwrap("kek-twin", blob, b"whose")


def test_codes_differ_by_label_and_data(provider: EnvironmentKeyProvider) -> None:
    codes = {provider.mac(label, data) for label in ("a", "b") for data in (b"x", b"y")}

    assert len(codes) == 4
    assert provider.mac("a", b"x") in codes


def test_derived_keys_differ_by_root_label_and_version() -> None:
    material = KeyMaterial.generate()
    content = json.loads(material.to_text())
    content["index"]["2"] = base64.b64encode(DEK).decode()
    held = HeldKeys(KeyMaterial.from_text(json.dumps(content), "here"))

    keys = {held.derive(root, "a", 32) for root in ("index-1", "index-2", "file-hash")}

    assert len(keys | {held.derive("index-1", "b", 32)}) == 4
    assert held.index_version == 2
    assert len(held.derive("index-1", "a", 64)) == 64


def test_an_unknown_root_is_refused(provider: EnvironmentKeyProvider) -> None:
    with pytest.raises(CannotOpen, match="index-9 is not held"):
        provider.derive("index-9", "email", 32)


def test_only_our_signature_is_ours(provider: EnvironmentKeyProvider) -> None:
    stranger = HeldKeys(KeyMaterial.generate())

    assert provider.verify(b"data", provider.sign(b"data"))
    assert not provider.verify(b"other", provider.sign(b"data"))
    assert not provider.verify(b"data", stranger.sign(b"data"))
    assert not provider.verify(b"data", b"short")
