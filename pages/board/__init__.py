"""Pages for board: one short script each, which asks and shows."""
