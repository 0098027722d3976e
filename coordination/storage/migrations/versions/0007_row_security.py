"""Row-level security on PostgreSQL: two roles, rights table by table, policies on content."""

import sqlalchemy as sa
from alembic import op

from coordination.storage.row_policies import keep_from_desks, make_roles, protect, share

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Set up both roles; from here on a connection sees content only as somebody."""
    make_roles()
    protect("case", given="number")
    for table in ("subject", "identifier"):
        protect(table, desk=None, given="case_number")
    for table in ("coordination", "coordination_answer", "proposal_entry"):
        protect(table, desk=None)
    for table in ("hit", "notice"):
        protect(table)
    if sa.inspect(op.get_bind()).has_table("case_access"):  # of the step before
        keep_from_desks("case_access")
    for table in ("match_index_1", "rarity", "register_statistic", "analyst_answer", "layout"):
        keep_from_desks(table)
    for table in ("account", "invite", "api_key", "web_session", "attempt"):
        share(table)
    share("security_key", sequences=["security_key_id_seq"])
    share("pack_correction", "SELECT, INSERT, UPDATE")
    share("counter", "SELECT, INSERT, UPDATE")
    share("desk", "SELECT, INSERT")
    # Not even a forgotten trigger lets anybody who works in the register change the log.
    share("audit_entry", "SELECT, INSERT")
    share("audit_checkpoint", "SELECT, INSERT")
    share("alembic_version", "SELECT")
    if op.get_bind().dialect.name == "postgresql":
        # Who may not act as a role yet still learns that the schema is another one.
        op.execute("GRANT SELECT ON alembic_version TO PUBLIC")
