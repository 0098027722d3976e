"""What desks asked by registering, and alarms on it, sealed."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue
from coordination.storage.row_policies import keep_from_desks

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of questions and of alarms."""
    op.create_table(
        "question_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("asked_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_day")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_question_day_desk_day", "question_day", ["desk", "day"], unique=True)
    op.create_table(
        "question_alarm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("alarm_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_alarm")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_question_alarm_desk"), "question_alarm", ["desk"], unique=False)
    keep_from_desks("question_day")
    keep_from_desks("question_alarm")
