"""Pages for about: one short script each, which asks and shows."""
