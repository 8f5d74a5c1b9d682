"""YAML text becomes values with positions; nothing else in the package reads YAML."""
