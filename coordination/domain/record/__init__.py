"""Read and write the national case record, the one form in which a case crosses a door.

`read_case` turns what came out of JSON (or a web form) into a `CaseDraft`, or refuses it with
every fault at once; `write_case` gives the same record back. docs/record.md describes the format
for the technician of a desk, coordination/interop/case.schema.json for programs.
"""

from coordination.domain.record.reading import read_case
from coordination.domain.record.writing import write_case

__all__ = ["read_case", "write_case"]
