"""Pages: one short script each, which asks and shows."""
