"""Pages for fellow: one short script each, which asks and shows."""
