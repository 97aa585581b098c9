"""Pages for analyst: one short script each, which asks and shows."""
