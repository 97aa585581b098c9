"""How a build fails: one sentence for the person who runs it, and one for the app, which quotes nothing unpublished."""

from collections.abc import Iterator
from contextlib import contextmanager

from het_dash.catalogue import CatalogueError
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.release_memory import ReleaseMemoryProblem
from het_dash.ingest.returns.journal import JournalProblem
from het_dash.storefile import FailedBuild, Place


class BuildProblem(Exception):
    """A new store cannot be made, or does not pass its own checks; the last good one stays up."""


PROBLEMS = (CatalogueError, ImportProblem, JournalProblem, ReleaseMemoryProblem, BuildProblem)
FOR_THE_APP = (
    (CatalogueError, "A file of local figures does not agree with the catalogue."),
    (ImportProblem, "A file of figures cannot be used."),
    (JournalProblem, "The journal of returns is damaged."),
    (ReleaseMemoryProblem, "The record of what was published before is damaged."),
    (BuildProblem, "The new figures do not pass their checks."),
    (Exception, "The build could not go on."),
)
MORE = "Run `python -m het_dash build` to see where."


@contextmanager
def noted(place: Place, public: bool = False) -> Iterator[None]:
    """Leaves a note of a failure in the store folder. `public`: only published files are read, so it may be quoted."""
    try:
        yield
    except Exception as wrong:
        quotable = public and isinstance(wrong, CatalogueError)
        FailedBuild.note(place, str(wrong) if quotable else _for_the_app(wrong))
        raise


def _for_the_app(wrong: Exception) -> str:
    said = next(said for kind, said in FOR_THE_APP if isinstance(wrong, kind))
    return f"{said} {MORE}"
