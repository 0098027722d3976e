"""Prepared layouts of large graphs, sealed."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of layouts."""
    op.create_table(
        "layout",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("places_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_layout")),
        sqlite_with_rowid=False,
    )
