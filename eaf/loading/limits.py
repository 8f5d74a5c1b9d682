"""How large a file may be: generous for people, small for an attacker."""

from __future__ import annotations

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_SCALAR = 65_536
MAX_PROBLEMS = 100
"""How many problems of one file are shown: reading on helps nobody."""
MAX_EVIDENCE = 50_000_000
"""How large a file of evidence may be, in bytes: a scan of a long document."""
