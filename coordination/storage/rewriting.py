"""Write tables anew in an order that tells nothing, on PostgreSQL.

There each row carries the number of the transaction that wrote it, which joins the index rows of
one case and the two sides of one hit, even after a plain vacuum. A sweep moves all rows in one
transaction of its own. On SQLite these tables have no rowid and lie in the order of their keys.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from coordination.storage import row_security

# The order of a digest or of a random id is the order of nothing.
_TABLES = (
    ("match_index_1", "digest, pointer"),
    ("hit", "id"),
    ("notice", "id"),
    ("dealing", "id"),  # both sides are written together
    ("proposal_entry", "id"),  # a recommendation writes one row for each desk that it is for
)


def rewrite(session: Session) -> None:
    """Write index, hits, notices, dealings and entries of proposals anew; readers see all rows the whole time.

    Dead rows with the old numbers stay in the files until the database has vacuumed them.
    """
    if session.connection().dialect.name != "postgresql":
        return
    row_security.as_detector(session)
    for table, order in _TABLES:
        session.execute(
            text(
                f"WITH moved AS (DELETE FROM {table} RETURNING *) "  # noqa: S608 - fixed names
                f"INSERT INTO {table} SELECT * FROM moved ORDER BY {order}"
            )
        )
