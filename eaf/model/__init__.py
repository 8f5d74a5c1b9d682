"""The architecture as immutable values that know nothing of files, rules or drawings."""
