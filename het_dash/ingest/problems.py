"""The exception for a file that cannot be imported."""

from collections.abc import Sequence

from het_dash.catalogue import Problem, told


class ImportProblem(Exception):
    """A file is refused. The message names file, row, column, value and remedy; nothing was written.

    `beyond` counts further problems, like those kept, of a file in which everything is wrong.
    """

    def __init__(self, problems: Sequence[Problem], beyond: int = 0) -> None:
        super().__init__(told(problems, beyond))
        self.problems, self.beyond = tuple(problems), beyond


def refuse(file: str, message: str, remedy: str, **place: str | int | None) -> ImportProblem:
    """A refusal for one reason. `place` may hold sheet, row, column, value."""
    return ImportProblem([Problem.model_validate({"file": file, "message": message, "remedy": remedy, **place})])
