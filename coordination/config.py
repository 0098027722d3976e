"""Settings: read once from the environment, checked, and frozen.

`Settings.from_environment` is the only place that reads the environment. What has a default is
safe as it stands: the server binds to the loopback and everything lives below the instance
folder. Keys have no default here: `key_file` names where the key provider looks, and without a
key the product doesn't start. docs/settings.md lists every variable.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from coordination.domain.fishing import Quotas, Topic

_MAX_PORT = 65535
_MAX_PROXIES = 5
_MAX_HOURS = 24
_MAX_QUESTIONS = 100_000


class BadSetting(ValueError):
    """A setting is missing or can't be used; the text names it and says what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs from one installation to the next."""

    instance: Path
    database_url: str
    keys_database_url: str
    base_url: str
    host: str
    port: int
    key_file: Path
    environment_keys: str | None = field(default=None, repr=False)
    owner_database_url: str | None = field(default=None, repr=False)
    require_row_security: bool = False
    require_webauthn: bool = False
    session_hours: int = 10
    idle_minutes: int = 30
    proxies: int = 0
    quota_persons: int = 40
    quota_identifiers: int = 80
    quota_persons_desk: int = 160
    quota_identifiers_desk: int = 320
    testing: bool = False

    def __post_init__(self) -> None:
        """Raise BadSetting where settings contradict each other."""
        if not self.is_https and not _is_loopback(self.host):
            raise BadSetting(
                f"HOST is {self.host}, which other machines can reach, but BASE_URL is not https. "
                "Set BASE_URL to the https address, or leave HOST at 127.0.0.1."
            )
        if self.hostname.replace(".", "").isdigit() or ":" in self.hostname:
            raise BadSetting(
                "BASE_URL names an address made of numbers. Security keys need a name: use "
                "http://localhost on one machine."
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Return the settings that the environment asks for; raise BadSetting if it can't be."""
        env = os.environ if environment is None else environment
        instance = Path(env.get("COORDINATION_INSTANCE") or "instance").resolve()
        port = _number(env, "PORT", 8000, most=_MAX_PORT)
        key_file = env.get("COORDINATION_KEY_FILE")
        return cls(
            instance=instance,
            database_url=database_url(
                env.get("DATABASE_URL"), default=instance / "data" / "register.sqlite"
            ),
            keys_database_url=database_url(
                env.get("KEYS_DATABASE_URL"), default=instance / "keys" / "case-keys.sqlite"
            ),
            owner_database_url=_owner_url(env),
            require_row_security=_switch(env, "REQUIRE_ROW_SECURITY"),
            base_url=_base_url(env.get("BASE_URL") or f"http://localhost:{port}"),
            host=env.get("HOST") or "127.0.0.1",
            port=port,
            key_file=Path(key_file) if key_file else instance / "keys" / "master.key",
            environment_keys=env.get("COORDINATION_KEYS") or None,
            require_webauthn=_switch(env, "REQUIRE_WEBAUTHN"),
            session_hours=_number(env, "SESSION_HOURS", 10, most=_MAX_HOURS),
            idle_minutes=_number(env, "SESSION_IDLE_MINUTES", 30, most=_MAX_HOURS * 60),
            proxies=_number(env, "TRUSTED_PROXIES", 0, least=0, most=_MAX_PROXIES),
            quota_persons=_number(env, "QUOTA_PERSONS", 40, most=_MAX_QUESTIONS),
            quota_identifiers=_number(env, "QUOTA_IDENTIFIERS", 80, most=_MAX_QUESTIONS),
            quota_persons_desk=_number(env, "QUOTA_PERSONS_DESK", 160, most=_MAX_QUESTIONS),
            quota_identifiers_desk=_number(env, "QUOTA_IDENTIFIERS_DESK", 320, most=_MAX_QUESTIONS),
        )

    @property
    def is_https(self) -> bool:
        """Say whether people reach the product over https."""
        return urlsplit(self.base_url).scheme == "https"

    @property
    def quotas(self) -> Quotas:
        """Return how many questions a day a person and a desk may ask by registering."""
        person = {Topic.PERSONS: self.quota_persons, Topic.IDENTIFIERS: self.quota_identifiers}
        desk = {
            Topic.PERSONS: self.quota_persons_desk,
            Topic.IDENTIFIERS: self.quota_identifiers_desk,
        }
        return Quotas(person=person, desk=desk)

    @property
    def hostname(self) -> str:
        """Return the host of the base address, without the port."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def session_life(self) -> timedelta:
        """Return how long a session lasts at most, used or not."""
        return timedelta(hours=self.session_hours)

    @property
    def session_idle(self) -> timedelta:
        """Return after how long without a request a session ends."""
        return timedelta(minutes=self.idle_minutes)


def database_url(text: str | None, *, default: Path) -> str:
    """Return the address of a database in the form that the driver in use needs.

    `postgres://` and `postgresql://` are what providers hand out; both mean the psycopg driver.
    """
    if not text:
        return f"sqlite:///{default}"
    for prefix in ("postgres://", "postgresql://"):
        if text.startswith(prefix):
            return "postgresql+psycopg://" + text.removeprefix(prefix)
    if text.startswith(("postgresql+psycopg://", "sqlite:///")):
        return text
    raise BadSetting(
        "DATABASE_URL, KEYS_DATABASE_URL or COORDINATION_OWNER_DATABASE_URL begins with something "
        "unknown. Use postgresql:// or sqlite:///."
    )


def _owner_url(env: Mapping[str, str]) -> str | None:
    text = env.get("COORDINATION_OWNER_DATABASE_URL")
    return database_url(text, default=Path()) if text else None


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise BadSetting(
            "BASE_URL must be an address such as https://desk.example.org, without a path."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _number(env: Mapping[str, str], name: str, default: int, *, most: int, least: int = 1) -> int:
    text = env.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise BadSetting(f"{name} must be a whole number from {least} to {most}.")
    return int(text)


def _switch(env: Mapping[str, str], name: str) -> bool:
    text = env.get(name) or "0"
    if text not in {"0", "1"}:
        raise BadSetting(f"{name} must be 0 or 1.")
    return text == "1"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
