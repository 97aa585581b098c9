"""What is wrong with a file that somebody wants to take in."""

from collections.abc import Sequence

from het_dash.catalogue import Problem, told


class ImportProblem(Exception):
    """A file is refused. The message names file, row, column, value and remedy; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(told(problems))
        self.problems = tuple(problems)


def refuse(file: str, message: str, remedy: str, **place: str | int | None) -> ImportProblem:
    """A refusal for one reason. `place` may hold sheet, row, column, value."""
    return ImportProblem([Problem.model_validate({"file": file, "message": message, "remedy": remedy, **place})])
