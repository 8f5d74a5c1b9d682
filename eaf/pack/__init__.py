"""A framework edition as immutable values: layers, reference models, instruments, standards, clauses, rules."""
