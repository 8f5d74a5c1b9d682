"""The engine: rules, prepared once, asserted over a model; what comes out is a report of findings and coverage."""
