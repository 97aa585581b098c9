"""Exceptions raised while building a pack."""


class PackProblem(Exception):
    """A file cannot be made. The message gives the reason and the remedy."""
