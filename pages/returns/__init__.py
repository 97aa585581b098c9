"""Pages for programme: one short script each, which asks and shows."""
