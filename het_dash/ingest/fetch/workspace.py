"""Folder of a download in progress; an interrupted one continues from here."""

import hashlib
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from het_dash.ingest.fetch.client import Client
from het_dash.ingest.fetch.problems import FetchProblem

KEPT_SECONDS = 24 * 60 * 60  # an older download may have been replaced by its publisher


@dataclass(frozen=True)
class Bench:
    """Workspace of one source or of one of its editions, in `folder`. `source_folder` is the source's."""

    folder: Path
    client: Client
    largest_bytes: int
    source_folder: Path | None = None

    def of(self, edition: str) -> "Bench":
        """Workspace of one edition within the source's."""
        return replace(self, folder=self.folder / edition, source_folder=self.folder) if edition else self

    @property
    def of_source(self) -> "Bench":
        """Workspace of the source, for what its editions share."""
        return replace(self, folder=self.source_folder or self.folder)

    def clear_old(self) -> None:
        """Removes files of earlier runs that are too old."""
        left = [path for path in self.folder.rglob("*") if path.is_file()]
        if any(time.time() - path.stat().st_mtime > KEPT_SECONDS for path in left):
            self.clear()

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, url: str, name: str, check: Callable[[Path], None]) -> Path:
        """Downloads and checks `url` under `name`. A file that an earlier run completed is not downloaded again."""
        path = self.folder / hashlib.sha256(url.encode()).hexdigest()[:12] / name
        if not path.is_file():
            unchecked = path.parent / "unchecked" / name
            self.client.download(url, unchecked, self.largest_bytes)
            try:
                check(unchecked)
            except FetchProblem:
                unchecked.unlink()
                raise
            unchecked.replace(path)
        return path


def address(template: str, **values: str) -> str:
    """A template from the catalogue with its {gaps} filled in."""
    try:
        return template.format(**values)
    except (KeyError, ValueError, IndexError) as wrong:
        known = ", ".join(f"{{{name}}}" for name in values) or "none"
        raise FetchProblem(f"The address {template} has a gap that is not known ({wrong}); known: {known}.") from wrong
