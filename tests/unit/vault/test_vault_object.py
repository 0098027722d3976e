"""The vault as a whole: data keys, their cache, sealed texts and JSON."""

from dataclasses import replace
from pathlib import Path

import pytest

from coordination.domain.features import Normalised
from coordination.vault.envelope import CannotOpen, DataKey, Place, seal
from coordination.vault.keyring import EnvironmentKeyProvider, FileKeyProvider
from coordination.vault.vault import CannotSeal, Vault, WrappedKey

CASE = "5e8c1c9e-0000-4000-8000-000000000001"


def without_cache(vault: Vault) -> Vault:
    return Vault(vault.provider)


def test_a_new_data_key_is_found_again_from_its_wrapped_form(vault: Vault, place: Place) -> None:
    key, wrapped = vault.new_data_key(CASE)
    sealed = vault.seal_text(key, place, "Ioana")

    again = without_cache(vault).unwrap(wrapped)

    assert wrapped.scope == CASE
    assert wrapped.dek_id == key.dek_id
    assert vault.open_text(again, place, sealed) == "Ioana"


@pytest.mark.parametrize(
    "changes", [{"scope": "another case"}, {"dek_id": b"0000"}, {"blob": bytes(60)}]
)
def test_a_moved_or_damaged_key_does_not_unwrap(vault: Vault, changes: dict[str, object]) -> None:
    _, wrapped = vault.new_data_key(CASE)
    moved = replace(wrapped, **changes)  # type: ignore[arg-type]  # one field of any type

    with pytest.raises(CannotOpen):
        without_cache(vault).unwrap(moved)


def test_a_wrapped_key_shows_its_names_only(vault: Vault) -> None:
    _, wrapped = vault.new_data_key(CASE)

    assert "blob" not in repr(wrapped)


def test_keys_are_kept_unwrapped_up_to_the_limit(provider: EnvironmentKeyProvider) -> None:
    vault = Vault(provider, cached_keys=2)
    one, one_wrapped = vault.new_data_key("1")
    two, two_wrapped = vault.new_data_key("2")
    assert vault.unwrap(one_wrapped) is one

    vault.new_data_key("3")

    # Case 2 was used longest ago, and comes back from its wrapped form.
    assert vault.unwrap(one_wrapped) is one
    assert vault.unwrap(two_wrapped) is not two
    assert vault.unwrap(two_wrapped).secret == two.secret


def test_a_running_batch_keeps_all_its_keys(provider: EnvironmentKeyProvider) -> None:
    vault = Vault(provider, cached_keys=1)
    with vault.pinned():
        made = [vault.new_data_key(str(number)) for number in range(5)]
        with vault.pinned():
            pass
        assert all(vault.unwrap(wrapped) is key for key, wrapped in made)

    assert vault.unwrap(made[-1][1]) is made[-1][0]
    assert vault.unwrap(made[0][1]) is not made[0][0]


def test_a_failed_batch_is_unpinned(provider: EnvironmentKeyProvider) -> None:
    vault = Vault(provider, cached_keys=0)
    with pytest.raises(KeyError), vault.pinned():
        raise KeyError

    key, wrapped = vault.new_data_key(CASE)

    assert vault.unwrap(wrapped) is not key


def test_a_forgotten_scope_is_no_longer_held(vault: Vault) -> None:
    gone, gone_wrapped = vault.new_data_key("gone")
    kept, kept_wrapped = vault.new_data_key("kept")

    vault.forget("gone")

    assert vault.unwrap(kept_wrapped) is kept
    assert vault.unwrap(gone_wrapped) is not gone


def test_wrapping_anew_keeps_what_was_sealed(tmp_path: Path, place: Place) -> None:
    provider = FileKeyProvider.create(tmp_path / "master.key")
    vault = Vault(provider)
    key, wrapped = vault.new_data_key(CASE)
    sealed = vault.seal_text(key, place, "Ioana")
    provider.rotate()

    anew = vault.rewrap(wrapped)

    assert anew.kek_id == provider.active_kek != wrapped.kek_id
    assert vault.open_text(without_cache(vault).unwrap(anew), place, sealed) == "Ioana"


@pytest.mark.parametrize("text", ["", "Ioana Exemplu", "Ιωάννα 👩", "x" * 1000, "a\x00b"])
def test_a_text_comes_back_as_it_was(vault: Vault, key: DataKey, place: Place, text: str) -> None:
    assert vault.open_text(key, place, vault.seal_text(key, place, text)) == text


@pytest.mark.parametrize("value", [None, {}, {"names": ["Ιωάννα", "\u2028"]}, [1, 2.5, True]])
def test_json_comes_back_as_it_was(vault: Vault, key: DataKey, place: Place, value: object) -> None:
    assert vault.open_json(key, place, vault.seal_json(key, place, value)) == value


@pytest.mark.parametrize("plain", [b"", b"\xff\x00" * 20])
def test_bytes_come_back_as_they_were(
    vault: Vault, key: DataKey, place: Place, plain: bytes
) -> None:
    assert vault.open_bytes(key, place, vault.seal_bytes(key, place, plain)) == plain


def endless() -> list[object]:
    value: list[object] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    "value", ["MARK\ud800", {"MARK": object()}, {b"MARK": 1}, [float("nan"), "MARK"], endless()]
)
def test_what_cannot_be_sealed_is_not_quoted(
    vault: Vault, key: DataKey, place: Place, value: object
) -> None:
    with pytest.raises(CannotSeal, match=r"subject\.record_sealed") as caught:
        vault.seal_json(key, place, value)

    assert "MARK" not in str(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_a_text_with_half_a_character_is_not_quoted(
    vault: Vault, key: DataKey, place: Place
) -> None:
    with pytest.raises(CannotSeal) as caught:
        vault.seal_text(key, place, "MARK\ud800")

    assert "MARK" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("plain", [b"MARK", b"MARK\xff"])
def test_a_value_of_another_type_is_not_quoted(
    vault: Vault, key: DataKey, place: Place, plain: bytes
) -> None:
    sealed = seal(key, place, plain)

    with pytest.raises(CannotOpen, match="another type") as caught:
        vault.open_json(key, place, sealed)

    assert "MARK" not in str(caught.value)
    assert caught.value.__context__ is None


def test_the_vault_answers_for_its_index(vault: Vault) -> None:
    form = Normalised("email", "someone@example.org")
    digest = vault.digest(form)

    assert digest == vault.index.digest(form)
    assert vault.open_pointer(digest, vault.seal_pointer(digest, 7)) == 7
    assert vault.file_code("00ff") == vault.index.file_code("00ff")
    assert vault.keyed("ref", "NO", "1") == vault.index.keyed("ref", "NO", "1")


def test_a_wrapped_key_can_be_rebuilt_from_its_columns(vault: Vault) -> None:
    key, stored = vault.new_data_key(CASE)

    rebuilt = WrappedKey(stored.dek_id, stored.scope, stored.kek_id, stored.blob)

    assert without_cache(vault).unwrap(rebuilt).secret == key.secret


def test_the_vault_knows_its_own_signature(vault: Vault) -> None:
    signature = vault.sign(b"data")

    assert vault.verify(b"data", signature)
    assert not vault.verify(b"other", signature)


def test_a_key_that_is_held_is_found_by_its_scope_until_it_is_evicted(
    provider: FileKeyProvider,
) -> None:
    vault = Vault(provider, cached_keys=1)
    key, _ = vault.new_data_key(CASE)
    assert vault.held(CASE) is key

    newer, _ = vault.new_data_key(CASE)
    assert vault.held(CASE) is newer

    vault.new_data_key("another case")
    assert vault.held(CASE) is None
