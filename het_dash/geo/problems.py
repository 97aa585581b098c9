"""The exception for faults in boundary files."""

from collections.abc import Sequence

from het_dash.catalogue import Problem, told


class BoundaryProblem(Exception):
    """Boundaries are refused and nothing is written. The message names the file, property, value and remedy."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(told(problems))
        self.problems = tuple(problems)


def problem(file: str, message: str, remedy: str, column: str | None = None, value: str | None = None) -> Problem:
    return Problem(file=file, message=message, remedy=remedy, column=column, value=value)
