"""Every planted fault is found, at its place, and nothing else is: in the making."""
