"""Settings: safe defaults, and a clear word where they can't be used."""

from pathlib import Path

import pytest

from coordination.config import BadSetting, Settings
from coordination.domain.fishing import Quotas, Topic


def test_without_any_variable_the_loopback_and_the_instance_folder_are_used(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    settings = Settings.from_environment({})

    assert settings.host == "127.0.0.1"
    assert settings.base_url == "http://localhost:8000"
    assert settings.database_url == f"sqlite:///{tmp_path}/instance/data/register.sqlite"
    assert settings.keys_database_url == f"sqlite:///{tmp_path}/instance/keys/case-keys.sqlite"
    assert settings.key_file == tmp_path / "instance" / "keys" / "master.key"
    assert not settings.require_webauthn
    assert settings.quotas == Quotas()


def test_every_variable_is_heard(tmp_path):
    settings = Settings.from_environment(
        {
            "COORDINATION_INSTANCE": str(tmp_path),
            "COORDINATION_KEY_FILE": "/keys/master.key",
            "COORDINATION_KEYS": "a-secret",
            "DATABASE_URL": "postgres://desk@db/register",
            "KEYS_DATABASE_URL": "postgresql://desk@db/keys",
            "BASE_URL": "https://desk.example.org/",
            "HOST": "0.0.0.0",
            "REQUIRE_WEBAUTHN": "1",
            "SESSION_HOURS": "8",
            "SESSION_IDLE_MINUTES": "15",
            "TRUSTED_PROXIES": "1",
            "QUOTA_PERSONS": "7",
            "QUOTA_IDENTIFIERS_DESK": "900",
        }
    )

    assert settings.database_url == "postgresql+psycopg://desk@db/register"
    assert settings.quotas.person == {Topic.PERSONS: 7, Topic.IDENTIFIERS: 80}
    assert settings.quotas.desk == {Topic.PERSONS: 160, Topic.IDENTIFIERS: 900}
    assert settings.keys_database_url == "postgresql+psycopg://desk@db/keys"
    assert (settings.base_url, settings.hostname) == (
        "https://desk.example.org",
        "desk.example.org",
    )
    assert settings.key_file == Path("/keys/master.key")
    assert settings.is_https
    assert settings.require_webauthn
    assert (settings.session_life.total_seconds(), settings.session_idle.total_seconds()) == (
        28_800,
        900,
    )
    assert "a-secret" not in repr(settings)


def test_an_address_that_names_its_driver_stays_as_it_is():
    address = "sqlite:////tmp/register.sqlite"

    assert Settings.from_environment({"DATABASE_URL": address}).database_url == address


def test_the_base_address_follows_the_port():
    assert Settings.from_environment({"PORT": "8010"}).base_url == "http://localhost:8010"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_http_may_stand_on_the_loopback(host):
    assert Settings.from_environment({"HOST": host}).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "desk.example.org"])
def test_http_anywhere_else_is_refused(host):
    with pytest.raises(BadSetting, match="BASE_URL is not https"):
        Settings.from_environment({"HOST": host})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "eight"),
        ("REQUIRE_WEBAUTHN", "yes"),
        ("SESSION_HOURS", "25"),
        ("TRUSTED_PROXIES", "-1"),
        ("BASE_URL", "ftp://desk.example.org"),
        ("BASE_URL", "https://desk.example.org/register"),
        ("BASE_URL", "http://127.0.0.1:8000"),
        ("BASE_URL", "http://[::1]:8000"),
        ("DATABASE_URL", "mysql://desk@db/register"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name, value):
    with pytest.raises(BadSetting, match=name.split("_")[0]):
        Settings.from_environment({name: value})


def test_the_process_environment_is_the_default(monkeypatch):
    monkeypatch.setenv("PORT", "8123")
    for name in ("BASE_URL", "HOST", "DATABASE_URL", "KEYS_DATABASE_URL", "COORDINATION_INSTANCE"):
        monkeypatch.delenv(name, raising=False)

    assert Settings.from_environment().port == 8123
