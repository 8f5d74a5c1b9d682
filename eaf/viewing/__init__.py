"""Views as values: which boxes and lines, in which groups; how they look is decided elsewhere."""
