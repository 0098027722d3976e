"""Proposals: decisions, answered questions, worksheets and recommendations, sealed by case."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the entries of cases, and what the analyst answers about whole findings."""
    op.create_table(
        "proposal_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entry_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_entry")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_proposal_entry_case_number"), "proposal_entry", ["case_number"], unique=False
    )
    op.create_table(
        "analyst_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("finding_digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("answer_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analyst_answer")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_analyst_answer_finding_digest"),
        "analyst_answer",
        ["finding_digest"],
        unique=False,
    )
    counters = sa.table("counter", sa.column("name", sa.String), sa.column("value", sa.BigInteger))
    op.bulk_insert(counters, [{"name": "proposals", "value": 0}])
