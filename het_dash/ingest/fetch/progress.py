"""Progress bar for a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from het_dash.ingest.fetch.progress_events import Watch


class Bar:
    """One progress line for the source and one for the current file."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._title = ""
        self._all = progress.add_task("", total=None)
        self._file = progress.add_task("", total=None, visible=False)
        self._parts, self._part = 0, 0

    def source(self, title: str, number: int, of: int) -> None:
        self._title, self._parts, self._part = f"{title} ({number} of {of})", 0, 0
        self._progress.update(self._all, description=self._title)
        self._progress.update(self._file, visible=False)

    def parts(self, of: int) -> None:
        self._parts, self._part = of, 0

    def receiving(self, name: str, begun: int, size: int | None) -> None:
        self._part += 1
        counted = f"{self._part} of {self._parts}: " if self._part <= self._parts else ""
        self._progress.update(self._all, description=self._title)
        self._progress.update(
            self._file, description=f"{counted}{name}", completed=begun, total=size, visible=True, refresh=True
        )

    def received(self, size: int) -> None:
        self._progress.update(self._file, completed=size)

    def waiting(self, why: str, seconds: float) -> None:
        self._part = max(0, self._part - 1)
        self._progress.update(self._all, description=f"{self._title}: {why} Asking again in {seconds:.0f} s.")


@contextmanager
def bar(console: Console) -> Iterator[Watch]:
    """Shows the progress of a fetch, then clears it."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=30), DownloadColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Bar(progress)
