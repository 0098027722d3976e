"""What the register counts about itself, sealed: how common names are."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of statistics; the next sweep fills it."""
    op.create_table(
        "register_statistic",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Uuid(), nullable=False),
        sa.Column("value_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_register_statistic")),
    )
