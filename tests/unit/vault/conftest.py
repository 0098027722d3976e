"""Throwaway keys for the tests of the vault."""

import pytest

from coordination.vault.envelope import DataKey, Place
from coordination.vault.keyring import EnvironmentKeyProvider
from coordination.vault.vault import Vault


@pytest.fixture
def provider() -> EnvironmentKeyProvider:
    return EnvironmentKeyProvider({"COORDINATION_KEYS": EnvironmentKeyProvider.create()})


@pytest.fixture
def vault(provider: EnvironmentKeyProvider) -> Vault:
    return Vault(provider)


@pytest.fixture
def key() -> DataKey:
    return DataKey(b"\x00\x01\x02\x03", bytes(range(32)))


@pytest.fixture
def place() -> Place:
    return Place("subject", "record_sealed", 17, "case-1")
