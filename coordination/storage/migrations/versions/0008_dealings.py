"""Dealings between two desks about a link."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue
from coordination.storage.row_policies import protect

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of dealings."""
    op.create_table(
        "dealing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("case_number", sa.BigInteger(), nullable=False),
        sa.Column("dealing_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealing")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dealing_case_number", "dealing", ["case_number"])
    op.create_index("ix_dealing_desk", "dealing", ["desk"])
    protect("dealing")
