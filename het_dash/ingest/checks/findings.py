"""Problems of one file, each with its sheet, row, column, value, message and remedy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from het_dash.catalogue import Problem
from het_dash.ingest.problems import ImportProblem

LONGEST_SHOWN = 100
MOST_KEPT = 10_000  # a file may be wrong in every cell


@dataclass(frozen=True)
class Note:
    """Message about a cell."""

    message: str
    remedy: str
    severity: Literal["error", "warning"] = "error"


@dataclass
class Findings:
    """Problems in a file, in order.

    `shown`: what of a cell may be repeated in a message, up to `longest` letters and then `cut`. `beyond` counts
    further problems of the same kinds.
    """

    file: str
    shown: Callable[[str], str] = str
    longest: int = LONGEST_SHOWN
    cut: str = ""
    problems: list[Problem] = field(default_factory=list)
    beyond: int = 0

    def say(
        self,
        note: Note,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Adds a problem, or only counts it if there are very many. A long value is cut."""
        if len(self.problems) >= MOST_KEPT:
            self.beyond += 1
            return
        shown = None if value is None else self.shown(value)
        if shown is not None and len(shown) > self.longest:
            shown = shown[: self.longest] + self.cut
        where = {"file": self.file, "sheet": sheet, "row": row, "column": column, "value": shown}
        said = {"message": note.message, "remedy": note.remedy, "severity": note.severity}
        self.problems.append(Problem.model_validate({**where, **said}))

    @property
    def usable(self) -> bool:
        return not any(p.severity == "error" for p in self.problems)

    def done(self) -> None:
        """Raises ImportProblem with all problems found."""
        if self.problems:
            raise ImportProblem(self.problems, self.beyond)
