"""Secrets of accounts: they depend on the key provider, and differ by use."""

import base64

from passlib.hash import argon2
from passlib.totp import TOTP

from coordination.vault.credentials import Credentials, new_token, token_digest
from coordination.vault.keyring import EnvironmentKeyProvider
from tests import quick

SECRET = "JBSWY3DPEHPK3PXP"


def _credentials() -> Credentials:
    return Credentials(
        EnvironmentKeyProvider({"COORDINATION_KEYS": EnvironmentKeyProvider.create()})
    )


def test_each_use_has_its_key_and_each_installation_its_own():
    one, other = _credentials(), _credentials()

    keys = {one.key("flask"), one.key("attempts"), other.key("flask"), other.key("attempts")}

    assert len(keys) == 4
    assert one.key("flask") == one.key("flask")
    assert len(base64.urlsafe_b64decode(one.recovery_keys[0])) == 32


def test_a_password_hash_needs_the_pepper():
    with quick.as_in_production():
        hashed = _credentials().hash_password("violet tractors sing")

    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,")
    assert not argon2.verify("violet tractors sing", hashed)


def test_a_sealed_authenticator_opens_with_the_key_only():
    credentials = _credentials()

    sealed = credentials.seal_totp(SECRET)

    opened = TOTP.using(secrets=credentials.totp_secrets).from_source(sealed)
    assert opened.base32_key == SECRET
    assert SECRET not in sealed


def test_tokens_are_long_unlike_and_kept_as_digests():
    one, other = new_token(), new_token()

    assert one != other
    assert len(one) == 43
    assert token_digest(one) == token_digest(one) != token_digest(other)
