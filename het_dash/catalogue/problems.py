"""Problems found in a file, as a model that can be passed between processes."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator

from het_dash.catalogue.characters import visible
from het_dash.catalogue.entry import Entry

MOST_PROBLEMS_PRINTED = 20
# text from a sender, which may contain characters that no screen can show
AsSent = Annotated[str, AfterValidator(visible)]


class Problem(Entry):
    """One problem at one place. `row` is the spreadsheet row number (the header is row 1)."""

    file: AsSent
    remedy: AsSent
    message: AsSent
    sheet: AsSent | None = None
    row: int | None = None
    column: AsSent | None = None
    value: AsSent | None = None
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        places = [
            self.file,
            self.sheet and f"sheet {self.sheet}",
            self.row and f"row {self.row}",
            self.column and f"column {self.column}",
        ]
        shown = "" if self.value is None else f" {self.value!r}"
        return f"{', '.join(p for p in places if p)}:{shown} {self.message} {self.remedy}"


class Report(Entry):
    """All problems of one file. The file may be used if no problem is an error."""

    problems: tuple[Problem, ...] = ()

    @property
    def usable(self) -> bool:
        return not any(p.severity == "error" for p in self.problems)


def told(problems: Sequence[Problem], beyond: int = 0) -> str:
    """The first problems, one per line, and the number of further ones (`beyond` counts those not kept)."""
    shown = problems if len(problems) <= MOST_PROBLEMS_PRINTED else _of_every_kind(problems)
    more = len(problems) + beyond - len(shown)
    return "\n".join([*(str(p) for p in shown), *([f"... and {more:,} more."] if more else [])])


def _of_every_kind(problems: Sequence[Problem]) -> list[Problem]:
    """As many problems as are printed, in order, with the first of each kind taken before a second of any."""
    seen: Counter[tuple[str | None, str]] = Counter()
    turns: list[tuple[int, int]] = []
    for place, one in enumerate(problems):
        turns.append((seen[one.column, one.message], place))
        seen[one.column, one.message] += 1
    return [problems[place] for place in sorted(place for _, place in sorted(turns)[:MOST_PROBLEMS_PRINTED])]
