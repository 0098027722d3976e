"""Teams of desks, and who stands in for whom at a desk, sealed."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue
from coordination.storage.row_policies import keep_from_desks, protect

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of teams and of absences."""
    op.create_table(
        "team",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("absence_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_absence_desk"), "absence", ["desk"], unique=False)
    keep_from_desks("team")
    protect("absence")
