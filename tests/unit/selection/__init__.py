"""Selectors, conditions and patterns."""
