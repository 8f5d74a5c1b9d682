"""The viewpoints, one file each: what a kind of view shows, as a function from a perspective to a view value."""
