"""${message}."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue, UtcTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    ${upgrades if upgrades else "pass"}
