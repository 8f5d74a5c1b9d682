"""Paths, traversals and components."""
