"""The table of planted faults: in the making."""
