"""Read-only answers over the model: numbers instead of ids, adjacency by kind of step, traversals of whole sets."""
