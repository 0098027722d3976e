"""Index rows of a long import that wait to go into the index, sealed."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue
from coordination.storage.row_policies import keep_from_desks

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and the counter of its rows."""
    op.create_table(
        "waiting_index",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("mark", sa.Uuid(), nullable=False),
        sa.Column("rows_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_index")),
    )
    counters = sa.table("counter", sa.column("name", sa.String), sa.column("value", sa.BigInteger))
    op.bulk_insert(counters, [{"name": "waiting", "value": 0}])
    keep_from_desks("waiting_index")
