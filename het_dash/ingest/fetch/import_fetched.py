"""Imports a downloaded file and adds it to the bundle."""

import dataclasses
import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from het_dash.catalogue import Edition
from het_dash.ingest.fetch.contents import contents
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.place import check_same_or_more, place, repeated
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.import_file import FORMATS, take_in
from het_dash.ingest.importers.context import Taking

What = Literal["new", "unchanged", "failed"]


@dataclass(frozen=True)
class Result:
    """Result for one edition.

    `silent_host` is the publisher's host if it could not be reached. `contents` says what a new edition has.
    """

    edition: str
    what: What
    words: str = ""
    silent_host: str = ""
    contents: str = field(default="", compare=False)

    def __str__(self) -> str:
        return ": ".join(part for part in (self.edition, self.words) if part)


def take(fetched: Fetched, wanted: Wanted, dry_run: bool) -> Result:
    """Imports the file. A dry run does all but add it to the data folder. Raises ImportProblem, FetchProblem."""
    home = wanted.catalogue.folder / "observations" / wanted.source.id / fetched.edition
    digest = sha256(fetched.file)
    if any(e.edition == fetched.edition and e.sha256 == digest for e in _editions(wanted)):
        return Result(fetched.edition, "unchanged", fetched.remark)
    made = _taken_in(fetched, wanted)
    check_same_or_more(made, home)
    older = repeated(made, home)
    found = contents(made, wanted.catalogue)
    if not dry_run:
        place(made, home, older)
    instead = f"in place of {', '.join(old.name for old in older)}." if older else ""
    words = " ".join(part for part in (instead, fetched.remark) if part)
    return Result(fetched.edition, "new", words, contents=found)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _editions(wanted: Wanted) -> list[Edition]:
    return [e for e in wanted.catalogue.editions if e.source_id == wanted.source.id]


def _taken_in(fetched: Fetched, wanted: Wanted) -> Path:
    """The edition's folder in the workspace. Nothing is in the data folder yet."""
    if wanted.fetch.format not in FORMATS:
        raise FetchProblem(f"The format {wanted.fetch.format!r} is not known; known: {', '.join(sorted(FORMATS))}.")
    folder = on_the_bench(wanted)
    shutil.copytree(wanted.catalogue.folder / "areas", folder / "areas")  # some importers look things up there
    catalogue = dataclasses.replace(wanted.catalogue, read_from=folder)
    taking = Taking(
        catalogue,
        wanted.source,
        fetched.edition,
        wanted.fetch.covers,
        fetched.practice_map,
        held_in=wanted.catalogue.folder,
    )
    return take_in(wanted.fetch.format, fetched.file, taking)


def on_the_bench(wanted: Wanted) -> Path:
    """An empty folder that takes the place of the data folder."""
    folder = wanted.bench.folder / "taken"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
