"""The nine kinds of rules."""
