"""Release memory in the course of a build: a store counts as released once it has been in force."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd

from het_dash.catalogue.paths import work_folder
from het_dash.catalogue.whole_file import write_whole
from het_dash.ingest.build.released_cells import nothing_published
from het_dash.ingest.build.suppress import Suppressed
from het_dash.ingest.release_memory import ReleaseMemory, release_memory
from het_dash.ingest.returns.private_journal import published_facts
from het_dash.storefile import Place

PROTECTION = "protection.json"  # in state/work: what protecting others costs in the figures of the last build


@dataclass(frozen=True)
class Remembered:
    """The memory as one build uses it.

    `facts` are those of the store in force; `name` and `file` are the fingerprint and file of the store being built.
    """

    memory: ReleaseMemory
    facts: dict[str, str]
    name: str
    file: str

    def earlier(self, real: bool) -> pd.DataFrame:
        """Everything published before, which a build of real counts cannot do without."""
        if not real:
            return nothing_published()
        self.memory.must_hold(self.facts)
        return self.memory.figures()

    def expect(self, suppressed: Suppressed) -> dict[str, str]:
        """Keeps what the store will publish of real counts; the facts that are published with it."""
        rows = suppressed.protection.to_dict("records")
        write_whole(work_folder() / PROTECTION, json.dumps(rows, indent=1).encode())
        if not len(suppressed.published):
            return {}
        return self.memory.expect(self.file, suppressed.published)


@contextmanager
def remembered(place: Place, name: str) -> Iterator[Remembered]:
    """Settles what a killed build had left; and at the end, however it ends, what readers may see then."""
    memory, current = release_memory(), place.current
    memory.settle(_stores(place))
    facts = published_facts(current) if current else None
    try:
        yield Remembered(memory, facts or {}, name, place.store(name).name)
    finally:
        memory.settle(_stores(place))


def _stores(place: Place) -> frozenset[str]:
    return frozenset(path.name for path in place.stores())
