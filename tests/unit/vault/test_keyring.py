"""Providers of keys: what starts, what refuses to start, and rotation."""

import base64
import json
import stat
from pathlib import Path

import pytest

from coordination.vault.envelope import CannotOpen
from coordination.vault.key_material import KeyMaterial
from coordination.vault.keyring import EnvironmentKeyProvider, FileKeyProvider, KeyProvider, NoKeys

DEK = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "master.key"


@pytest.fixture
def held(path: Path) -> FileKeyProvider:
    return FileKeyProvider.create(path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_key_file_is_for_its_owner_alone(held: FileKeyProvider, path: Path) -> None:
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


def test_a_key_file_is_never_replaced_by_a_new_one(held: FileKeyProvider, path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(FileExistsError):
        FileKeyProvider.create(path)

    assert path.read_bytes() == before


def test_a_file_read_again_gives_the_same_keys(held: FileKeyProvider, path: Path) -> None:
    again: KeyProvider = FileKeyProvider(path)

    kek_id, blob = held.wrap(DEK, b"whose")

    assert again.unwrap(kek_id, blob, b"whose") == DEK
    assert again.mac("label", b"data") == held.mac("label", b"data")
    assert again.derive("index-1", "email", 32) == held.derive("index-1", "email", 32)
    assert again.verify(b"data", held.sign(b"data"))


def test_nothing_starts_without_a_key_file(path: Path) -> None:
    with pytest.raises(NoKeys, match="coordination init"):
        FileKeyProvider(path)


@pytest.mark.parametrize("open_mode", [0o640, 0o604, 0o660, 0o610])
def test_nothing_starts_with_keys_that_others_may_read(
    held: FileKeyProvider, path: Path, open_mode: int
) -> None:
    path.chmod(open_mode)

    with pytest.raises(NoKeys, match="chmod 600"):
        FileKeyProvider(path)


def spoiled(name: str, value: object) -> str:
    content = json.loads(KeyMaterial.generate().to_text())
    content[name] = value
    return json.dumps(content)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SECRET",
        "[]",
        "7",
        "{}",
        spoiled("format", "another"),
        spoiled("active_kek", "SECRET"),
        spoiled("index", {}),
        spoiled("index", {"one": base64.b64encode(DEK).decode()}),
        spoiled("mac", "SECRET"),
        spoiled("mac", None),
        spoiled("file_hash", base64.b64encode(b"SECRET").decode()),
        spoiled("keks", "SECRET"),
    ],
)
def test_nothing_starts_with_a_malformed_file(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    path.chmod(0o600)

    with pytest.raises(NoKeys, match="Restore it") as caught:
        FileKeyProvider(path)

    assert "SECRET" not in str(caught.value)
    assert caught.value.__context__ is None


def test_the_environment_gives_the_same_kind_of_keys() -> None:
    encoded = EnvironmentKeyProvider.create()

    provider: KeyProvider = EnvironmentKeyProvider({"COORDINATION_KEYS": encoded})
    again = EnvironmentKeyProvider({"COORDINATION_KEYS": encoded})

    assert provider.mac("label", b"data") == again.mac("label", b"data")


@pytest.mark.parametrize(
    ("environ", "advice"),
    [
        ({}, "is not set"),
        ({"COORDINATION_KEYS": ""}, "is not set"),
        ({"COORDINATION_KEYS": "no base64"}, "is not base64"),
        ({"COORDINATION_KEYS": "/w=="}, "does not hold keys"),
    ],
)
def test_nothing_starts_without_keys_in_the_environment(
    environ: dict[str, str], advice: str
) -> None:
    with pytest.raises(NoKeys, match=advice):
        EnvironmentKeyProvider(environ)


def test_keys_show_in_no_repr() -> None:
    material = KeyMaterial.generate()

    assert repr(material) == f"KeyMaterial(active_kek='{material.active_kek}')"


def test_rotation_adds_an_active_key_and_keeps_the_old(held: FileKeyProvider, path: Path) -> None:
    old, blob = held.wrap(DEK, b"whose")

    new = held.rotate()

    assert held.active_kek == new != old
    assert held.wrap(DEK, b"whose")[0] == new
    assert FileKeyProvider(path).unwrap(old, blob, b"whose") == DEK
    assert mode(path) == 0o600


def test_rotation_changes_no_other_key(held: FileKeyProvider) -> None:
    before = held.mac("label", b"data"), held.derive("file-hash", "code", 32)

    held.rotate()

    assert (held.mac("label", b"data"), held.derive("file-hash", "code", 32)) == before


def test_a_running_process_learns_of_a_rotation_elsewhere(
    held: FileKeyProvider, path: Path
) -> None:
    elsewhere = FileKeyProvider(path)
    elsewhere.rotate()

    kek_id, blob = elsewhere.wrap(DEK, b"whose")

    assert held.unwrap(kek_id, blob, b"whose") == DEK
    with pytest.raises(CannotOpen, match="kek-unknown is not held"):
        held.unwrap("kek-unknown", blob, b"whose")


def test_two_rotations_at_once_are_refused(held: FileKeyProvider, path: Path) -> None:
    draft = path.with_name("master.key.new")
    draft.touch()

    with pytest.raises(NoKeys, match="another rotation"):
        held.rotate()

    draft.unlink()
    assert held.rotate() == FileKeyProvider(path).active_kek


def test_a_failed_rotation_leaves_the_old_file(held: FileKeyProvider, path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o644)

    with pytest.raises(NoKeys):
        held.rotate()

    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["master.key"]


def test_keys_in_the_environment_do_not_rotate(provider: EnvironmentKeyProvider) -> None:
    with pytest.raises(NoKeys, match="cannot be rotated"):
        provider.rotate()
