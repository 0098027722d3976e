"""Accounts and security keys as Flask-Security finds them: none whose row was edited by hand."""

from typing import Any

from flask_security import SQLAlchemyUserDatastore

from coordination import runtime


class GenuineDatastore(SQLAlchemyUserDatastore):
    """Finds only rows that this program wrote; a forged one answers like none, and is told."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> Any:
        """Return an account; None when there is none or its row was edited."""
        return _genuine(super().find_user(case_insensitive, **kwargs))

    def find_webauthn(self, credential_id: bytes) -> Any:
        """Return a security key; None when there is none or its row was edited."""
        return _genuine(super().find_webauthn(credential_id))


def _genuine(row: Any) -> Any:
    if row is None or row.is_genuine:
        return row
    runtime.tell_forged(str(row.id))
    return None
