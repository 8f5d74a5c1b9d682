"""Exceptions that mean "the tool cannot go on"; problems in models are findings, never exceptions."""

from __future__ import annotations


class EafError(Exception):
    """The base of every exception that a caller may want to catch; the text is for people."""


class UsageError(EafError):
    """The call itself is wrong: an unknown option value, a path that does not exist."""


class NotFoundError(EafError):
    """Something asked for by name does not exist; ``suggestions`` are the nearest known names."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class RevisionError(EafError):
    """A revision of a Git repository cannot be read: there is none of that name, an object of it is missing, there is no Git."""


class ParameterError(EafError):
    """A rule's parameters cannot be used; ``path`` leads from ``params`` to the value at fault."""

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.path = path


class LayoutError(EafError):
    """The layout engine is missing, failed or ran out of time."""
