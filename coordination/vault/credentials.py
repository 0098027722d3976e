"""Secrets of accounts: how passwords are hashed, one-time codes sealed and tokens recognised.

Everything here comes from the key provider by name, so that a stolen database is of no use
without it: the password hash is peppered, the secret of the authenticator is encrypted, recovery
codes are encrypted. The forms are those that Flask-Security reads, so that an account made on
the command line can sign in on the page.
"""

import base64
import hashlib
import hmac
import secrets
from functools import cached_property
from typing import Final, Protocol

from passlib.hash import argon2
from passlib.totp import TOTP

ISSUER: Final = "Coordination desk"
_TOKEN_BYTES = 32


class KeySource(Protocol):
    """The part of a key provider that is needed here."""

    def mac(self, label: str, data: bytes) -> bytes:
        """Return a 32-byte code of `data`; the keys of two labels have nothing in common."""


class Credentials:
    """The secrets of one installation that accounts depend on."""

    def __init__(self, source: KeySource) -> None:
        self._source = source

    def key(self, label: str) -> bytes:
        """Return the 32-byte key for a named use around accounts, such as limits."""
        return self._source.mac("accounts", label.encode())

    @cached_property
    def password_pepper(self) -> str:
        """Return the text that goes into every password hash and isn't stored beside it."""
        return self.key("password").hex()

    @cached_property
    def totp_secrets(self) -> dict[str, str]:
        """Return the keys, by version, that encrypt the secrets of authenticators."""
        return {"1": self.key("totp").hex()}

    @cached_property
    def recovery_keys(self) -> list[bytes]:
        """Return the Fernet keys that encrypt recovery codes."""
        return [base64.urlsafe_b64encode(self.key("recovery"))]

    def hash_password(self, password: str) -> str:
        """Return the Argon2id hash, with pepper, of a password that was normalised."""
        mixed = hmac.new(self.password_pepper.encode(), password.encode(), hashlib.sha512).digest()
        hashed: str = argon2.hash(base64.b64encode(mixed).decode())
        return hashed

    def seal_totp(self, base32: str) -> str:
        """Return the encrypted form in which the secret of an authenticator is stored."""
        sealed: str = self._totp()(key=base32).to_json(encrypt=True)
        return sealed

    def _totp(self) -> type[TOTP]:
        factory: type[TOTP] = TOTP.using(issuer=ISSUER, secrets=self.totp_secrets)
        return factory


def new_token() -> str:
    """Return an unguessable token of 256 bits, safe in an address."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def token_digest(token: str) -> bytes:
    """Return what is stored of a token. It has 256 random bits, so no salt and no slow hash."""
    return hashlib.sha256(token.encode()).digest()
