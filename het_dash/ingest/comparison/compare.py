"""All comparisons of one import, in the order in which they are told."""

from collections.abc import Iterator
from dataclasses import dataclass

from het_dash.catalogue import Problem
from het_dash.catalogue.import_checks import limits_of
from het_dash.ingest.comparison.covered import covered
from het_dash.ingest.comparison.dates import wrong_dates
from het_dash.ingest.comparison.figures import Figures, of_import
from het_dash.ingest.comparison.finding import Finding
from het_dash.ingest.comparison.held import Held, followed, held_of, list_sizes
from het_dash.ingest.comparison.jumps import before_of, jumps
from het_dash.ingest.comparison.kept import shrunken
from het_dash.ingest.comparison.members import no_longer_members
from het_dash.ingest.comparison.plausible import implausible, unlike_lists
from het_dash.ingest.comparison.repeated import changes, repeats, same_members
from het_dash.ingest.comparison.table import table
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

MOST_REASONS = 3
REPLACE = 'If it is right all the same, say why with --replace "reason".'


@dataclass(frozen=True)
class Compared:
    """`lines` is the table of before and now; `findings` are the reasons to refuse and the warnings."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.refuses)

    def refuse(self, file: str) -> None:
        """Raises ImportProblem if there is a reason to."""
        if found := self.refused:
            words = " ".join(one.words for one in found[:MOST_REASONS])
            raise ImportProblem([Problem(file=file, message=words, remedy=f"{found[0].remedy} {REPLACE}")])


def compare(imported: Imported, form: str, file: str, edition: str, taking: Taking) -> Compared:
    """Compares what was read from `file` with the editions held of its source, and with list sizes of all sources."""
    new = of_import(imported, edition, taking.catalogue)
    held = held_of(taking.source, taking.catalogue, taking.bundle)
    before = followed(held, edition, form, new)
    found = tuple(_findings(new, before, held, file, edition, taking, imported.is_part))
    return Compared(tuple(table(new, before, taking.catalogue)), found)


def _findings(
    new: Figures,
    before: Held | None,
    held: tuple[Held, ...],
    file: str,
    edition: str,
    taking: Taking,
    is_part: bool,
) -> Iterator[Finding]:
    source, catalogue = taking.source, taking.catalogue
    limits = limits_of(catalogue.import_checks, source)
    yield from wrong_dates(new, edition, file)
    replaces = before is not None and before.edition.edition == edition
    if new.members is not None:
        if before is not None:
            yield from shrunken(new, before, limits["least_kept"], replaces, covered=False)
            yield from same_members(new, before)
        return
    yield from repeats(new, edition, held, limits["most_repeated"])
    lists = list_sizes(catalogue, taking.bundle)
    coverage = tuple(covered(new, catalogue, lists, limits["least_coverage"]))
    if before is not None:
        if replaces or not is_part:
            least = limits["least_left" if replaces else "least_kept"]
            yield from shrunken(new, before, least, replaces, covered=bool(coverage))
        if replaces:
            yield from changes(new, before, limits["most_changed"])
        yield from implausible(new, before, source, catalogue, limits)
    yield from unlike_lists(new, source, catalogue, lists, limits)
    yield from no_longer_members(new, catalogue)
    yield from coverage
    if (earlier := before_of(new, held)) is not None:
        yield from jumps(new, earlier, source, catalogue, limits)
