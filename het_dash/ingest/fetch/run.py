"""`fetch`: downloads newer editions of every source that has an address."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from het_dash.catalogue import Catalogue, CatalogueError, Source
from het_dash.catalogue.paths import state_folder
from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch.boundaries import fetch_boundaries
from het_dash.ingest.fetch.client import Client
from het_dash.ingest.fetch.cvdprevent import fetch_cvdprevent, periods
from het_dash.ingest.fetch.fetched import Editions, Fetched, Wanted
from het_dash.ingest.fetch.files import fetch_file
from het_dash.ingest.fetch.import_boundaries import take_boundaries
from het_dash.ingest.fetch.import_fetched import Result, What, take
from het_dash.ingest.fetch.problems import FetchProblem, NotReceived, Offline, Unreachable
from het_dash.ingest.fetch.workspace import Bench
from het_dash.ingest.problems import ImportProblem


@dataclass(frozen=True)
class Kind:
    """How one kind of source is fetched: which editions, how each is downloaded, and how it is imported."""

    editions: Callable[[Wanted], Editions]
    download: Callable[[Wanted], Fetched]
    take: Callable[[Fetched, Wanted, bool], Result]


KINDS = {
    "file": Kind(lambda wanted: Editions(tuple(wanted.fetch.urls)), fetch_file, take),
    "cvdprevent": Kind(periods, fetch_cvdprevent, take),
    "boundaries": Kind(lambda _: Editions(("",)), fetch_boundaries, take_boundaries),
}
T = TypeVar("T")
WORST_FIRST: tuple[What, ...] = ("failed", "new", "unchanged")


@dataclass(frozen=True)
class Outcome:
    """Result for one source, printed as one line at the end."""

    source_id: str
    results: tuple[Result, ...]
    dry_run: bool = False

    @property
    def what(self) -> What:
        """Summary of all its editions."""
        return next(what for what in WORST_FIRST if any(r.what == what for r in self.results))

    @property
    def taken_in(self) -> bool:
        """True if the data folder has something new."""
        return not self.dry_run and any(r.what == "new" for r in self.results)

    @property
    def news(self) -> tuple[str, ...]:
        """A line for each new edition: what it has."""
        new = (r for r in self.results if r.what == "new" and r.contents)
        return tuple(f"{self.source_id} {r.edition}: {r.contents}" for r in new)

    def __str__(self) -> str:
        alike = groupby(self.results, key=lambda r: (r.what, r.words))
        said = [_together(self._called(what), words, [r.edition for r in same]) for (what, words), same in alike]
        return f"{self.source_id}: {'; '.join(said)}"

    def _called(self, what: What) -> str:
        return "new, not taken in (dry run)" if self.dry_run and what == "new" else what


def _together(called: str, words: str, editions: list[str]) -> str:
    """'new 2026-03: Remark.' or, for editions with the same result, 'new 24 editions, 2020-03 to 2025-12'."""
    if len(editions) > 1:
        editions = [f"{len(editions)} editions, {min(editions)} to {max(editions)}"]
    return f"{called} {': '.join(part for part in (*editions, words) if part)}".strip()


def fetchable(catalogue: Catalogue) -> dict[str, Source]:
    """Sources with an address for newer editions."""
    return {source.id: source for source in catalogue.sources.values() if source.fetch}


def fetch(
    catalogue: Catalogue, wanted: Sequence[str] = (), dry_run: bool = False, client: Client | None = None
) -> tuple[Outcome, ...]:
    """Fetches the sources in `wanted`, by default all. If one fails, it stays unchanged and the others continue.

    Raises Offline if no publisher could be reached, and FetchProblem if another fetch is running.
    """
    sources = [source for name, source in fetchable(catalogue).items() if name in (wanted or (name,))]
    asking = client or Client()
    try:
        with alone() as work:
            outcomes = []
            for number, source in enumerate(sources, start=1):
                asking.watch.source(source.id, number, len(sources))
                results = _results(source, catalogue, Bench(work / "fetch" / source.id, asking, _most(source)), dry_run)
                outcomes.append(Outcome(source.id, results, dry_run))
    finally:
        asking.close()
    hosts = [result.silent_host for outcome in outcomes for result in outcome.results]
    if hosts and all(hosts):
        raise Offline(list(dict.fromkeys(hosts)))
    return tuple(outcomes)


@contextmanager
def alone() -> Iterator[Path]:
    """The folder for work, while no other fetch runs. Raises FetchProblem if one is running."""
    work = state_folder() / "work"
    work.mkdir(exist_ok=True)
    try:
        with FileLock(work / "fetch.lock", timeout=0):
            yield work
    except Timeout as wrong:
        raise FetchProblem("Another fetch is running; wait until it has ended.") from wrong


def _results(source: Source, catalogue: Catalogue, bench: Bench, dry_run: bool) -> tuple[Result, ...]:
    """One result per edition. Downloads that were not imported are kept, so that the next run can continue."""
    bench.clear_old()
    wanted = Wanted(catalogue, source, _how(source), bench)
    found = _attempt(lambda: KINDS[wanted.fetch.kind].editions(wanted), wanted)
    if isinstance(found, Result):
        return (found,)
    results = [Result(edition, "unchanged") for edition in found.held]
    for number, edition in enumerate(found.asked, start=1):
        if len(found.asked) > 1:
            bench.client.watch.source(f"{source.id} {edition}", number, len(found.asked))
        results.append(_result(replace(wanted, edition=edition, bench=bench.of(edition)), dry_run))
        if results[-1].silent_host and number < len(found.asked):
            results.append(Result(", ".join(found.asked[number:]), "failed", "not asked for.", results[-1].silent_host))
            break
    if not dry_run and not any(result.what == "failed" for result in results):
        bench.clear()
    return tuple(results)


def _result(wanted: Wanted, dry_run: bool) -> Result:
    def act() -> Result:
        kind = KINDS[wanted.fetch.kind]
        return kind.take(kind.download(wanted), wanted, dry_run)

    result = _attempt(act, wanted)
    if not dry_run and wanted.edition and result.what != "failed":
        wanted.bench.clear()
    return result


def _attempt(act: Callable[[], T], wanted: Wanted) -> T | Result:
    """What `act` returns, or a result that says why it failed."""
    edition = wanted.edition
    try:
        return act()
    except Unreachable as wrong:
        return Result(edition, "failed", str(wrong), wrong.host)
    except NotReceived as wrong:
        return Result(edition, "failed", str(wrong))
    except (FetchProblem, ImportProblem, CatalogueError, OSError) as wrong:
        wanted.bench.clear()  # the complete file is faulty, so the next run downloads it again
        return Result(edition, "failed", _in_one_line(str(wrong)))


def _in_one_line(said: str) -> str:
    first, *more = said.splitlines() or ["It gave no reason."]
    return f"{first} (And {len(more):,} more lines like it.)" if more else first


def _how(source: Source) -> Fetch:
    if source.fetch is None:
        raise KeyError(source.id)
    return source.fetch


def _most(source: Source) -> int:
    return _how(source).largest_mb * 2**20
