"""The exception for a file that cannot be imported."""

from collections.abc import Sequence

from het_dash.catalogue import Problem, told


class ImportProblem(Exception):
    """A file is refused and nothing is written. The message names the file, row, column, value and remedy.

    `beyond` counts further problems of the same kinds, in a file with very many.
    """

    def __init__(self, problems: Sequence[Problem], beyond: int = 0) -> None:
        super().__init__(told(problems, beyond))
        self.problems, self.beyond = tuple(problems), beyond


class NothingNew(ImportProblem):
    """Every figure of a file is already in an edition of its source."""


def refuse(file: str, message: str, remedy: str, **place: str | int | None) -> ImportProblem:
    """A refusal with one problem. `place` may give sheet, row, column and value."""
    return ImportProblem([Problem.model_validate({"file": file, "message": message, "remedy": remedy, **place})])
