"""Personal keys for the API: issued by their owner, bound to desk and scopes, expiring, revocable.

A key reads `desk_<public part>_<secret>`. The public part finds the row, the secret is compared
by digest in constant time. A key never does more than its owner may at that moment: each request
asks for the account again.
"""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coordination.actions import rights_faults
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.accounts import API_KEY_LIFE, API_KEY_LONGEST, ApiScope
from coordination.domain.permissions import Act, Actor
from coordination.storage import accounts, tokens
from coordination.storage.tokens import ApiKey
from coordination.vault import credentials

_MARK = "desk"
_PREFIX_BYTES = 6
_USE_NOTED_EVERY = timedelta(minutes=10)
_NOBODYS_DIGEST = bytes(32)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key as its owner sees it later."""

    id: str
    prefix: str
    scopes: tuple[ApiScope, ...]
    desk: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key; the text is shown here and kept nowhere."""

    line: KeyLine
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """Whom a key speaks for, and how far."""

    actor: Actor
    key_id: str
    scopes: frozenset[ApiScope]


def issue_api_key(
    bench: Workbench, scopes: Iterable[ApiScope], *, life: timedelta = API_KEY_LIFE
) -> IssuedKey:
    """Make a key for the actor's own desk; a life beyond a year is shortened to one."""
    bench.permit(Act.ISSUE_API_KEY)
    owner = accounts.find(bench.session, bench.actor.user_id)
    if owner is None or bench.actor.desk is None:
        raise NoSuchRecord
    prefix, secret = secrets.token_hex(_PREFIX_BYTES), credentials.new_token()
    now = bench.now()
    key = ApiKey(
        account_id=owner.id,
        prefix=prefix,
        digest=credentials.token_digest(secret),
        desk=bench.actor.desk,
        scopes=sorted(set(scopes)),
        created_at=now,
        expires_at=now + min(life, API_KEY_LONGEST),
    )
    tokens.add_key(bench.session, key)
    bench.record("api_key.issued", objects=[str(key.id)])
    return IssuedKey(_line(key), f"{_MARK}_{prefix}_{secret}")


def list_api_keys(bench: Workbench) -> tuple[KeyLine, ...]:
    """Return the actor's own keys, newest first."""
    bench.permit(Act.ISSUE_API_KEY)
    owner = accounts.find(bench.session, bench.actor.user_id)
    keys = tokens.keys_of(bench.session, owner.id) if owner else ()
    return tuple(_line(key) for key in keys)


def revoke_api_key(bench: Workbench, key_id: str) -> KeyLine:
    """End one of the actor's own keys now; raise NoSuchRecord for anybody else's."""
    bench.permit(Act.ISSUE_API_KEY)
    owner = accounts.find(bench.session, bench.actor.user_id)
    keys = tokens.keys_of(bench.session, owner.id) if owner else ()
    found = next((key for key in keys if str(key.id) == key_id), None)
    if found is None:
        raise NoSuchRecord
    found.revoked_at = found.revoked_at or bench.now()
    bench.record("api_key.revoked", objects=[key_id])
    bench.session.flush()
    return _line(found)


def find_key_holder(bench: Workbench, text: str) -> KeyHolder | None:
    """Return whom a presented key speaks for; None when it's wrong, over, or its owner gone.

    Wants a writing bench: it notes when the key was last used, to ten minutes.
    """
    prefix, secret = _parts(text)
    key = tokens.find_key(bench.session, prefix)
    # An unknown key costs the same comparison as a known one.
    known = key.digest if key else _NOBODYS_DIGEST
    matches = hmac.compare_digest(known, credentials.token_digest(secret))
    if key is None or not matches or key.revoked_at or key.expires_at <= bench.now():
        return None
    owner = accounts.find(bench.session, str(key.account_id))
    if owner is None or not owner.active or owner.desk != key.desk:
        return None
    forged = [str(row.id) for row in (key, owner) if not row.is_genuine]
    for row_id in forged:
        rights_faults.tell_of(bench, row_id)
    if forged:
        return None
    _note_use(key, bench.now())
    return KeyHolder(owner.actor, str(key.id), frozenset(map(ApiScope, key.scopes)))


def _note_use(key: ApiKey, now: datetime) -> None:
    if key.last_used_at is None or now - key.last_used_at > _USE_NOTED_EVERY:
        key.last_used_at = now


def _parts(text: str) -> tuple[str, str]:
    mark, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    return (prefix, secret) if mark == _MARK and text.isascii() and prefix.isalnum() else ("", "")


def _line(key: ApiKey) -> KeyLine:
    return KeyLine(
        id=str(key.id),
        prefix=f"{_MARK}_{key.prefix}",
        scopes=tuple(map(ApiScope, key.scopes)),
        desk=key.desk,
        created_at=key.created_at,
        expires_at=key.expires_at,
        last_used_at=key.last_used_at,
        revoked_at=key.revoked_at,
    )
