"""How names change letters between States, independent of what the matching knows.

Tables of its own: if the register shared them with `domain.names`, it would flatter the matching.
"""

from coordination.demo.lettering.foreign import in_script
from coordination.demo.lettering.latin import SCHEMES, machine_latin, respelt_latin, to_latin

__all__ = ["SCHEMES", "in_script", "machine_latin", "respelt_latin", "to_latin"]
