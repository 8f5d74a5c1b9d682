"""Enterprise architecture as code, checked against a government's framework."""

__version__ = "0.1.0"
