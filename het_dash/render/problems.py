"""What a pack says when it cannot be made."""


class PackProblem(Exception):
    """A file cannot be made. The message says why and what to do."""
