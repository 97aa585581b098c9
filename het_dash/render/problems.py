"""Exceptions raised while building a pack."""


class PackProblem(Exception):
    """A file cannot be made. The message says why and what to do."""
