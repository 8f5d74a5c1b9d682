"""Answers by brute force, and the random models on which the package must give the same."""
