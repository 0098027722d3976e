"""Who is shut out of a case or let in, codes of rights, TLP."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.column_types import SealedValue

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of access, and the columns of codes; `coordination init` fills those in."""
    op.create_table(
        "case_access",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.LargeBinary(16), nullable=False),
        sa.Column("entry_sealed", SealedValue(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_access")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_case_access_case_number"), "case_access", ["case_number"])
    op.create_index(op.f("ix_case_access_holder"), "case_access", ["holder"])
    op.add_column("case", sa.Column("tlp", sa.String(), nullable=False, server_default="amber"))
    op.add_column(
        "case", sa.Column("restricted", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("case", sa.Column("access_code", sa.LargeBinary(32), nullable=True))
    op.create_index("ix_case_desk_restricted", "case", ["desk", "restricted"])
    for table in ("account", "security_key", "invite", "api_key", "web_session"):
        op.add_column(table, sa.Column("rights_code", sa.LargeBinary(32), nullable=True))
