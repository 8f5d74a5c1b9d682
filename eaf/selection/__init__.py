"""Which elements and relationships a selector means."""
