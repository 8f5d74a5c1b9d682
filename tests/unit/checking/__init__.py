"""The engine: preparing, asserting, wording, verdicts."""
