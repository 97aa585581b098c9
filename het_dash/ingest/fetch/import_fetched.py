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
from het_dash.ingest.problems import ImportProblem

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
    reference = take_reference(fetched, wanted, dry_run)
    instead = f"in place of {', '.join(old.name for old in older)}." if older else ""
    words = " ".join(part for part in (instead, fetched.remark, reference) if part)
    return Result(fetched.edition, "new", words, contents=found)


def take_reference(fetched: Fetched, wanted: Wanted, dry_run: bool) -> str:
    """Imports England's other PCNs as a reference for change, and says so. A failure leaves the edition itself as it
    is."""
    sources = wanted.catalogue.sources.values()
    source = next((one for one in sources if one.reference_for == wanted.source.id), None)
    if fetched.other_pcns is None or source is None:
        return ""
    catalogue = dataclasses.replace(wanted.catalogue, read_from=on_the_bench(wanted))
    taking = Taking(catalogue, source, fetched.edition, "england", held_in=wanted.catalogue.folder)
    try:
        made = take_in(source.formats[0], fetched.other_pcns, taking)
    except ImportProblem as wrong:
        return f"England's other PCNs were not imported: {str(wrong).splitlines()[0]}"
    if not dry_run:
        place(made, wanted.catalogue.folder / "observations" / source.id / fetched.edition, [])
    return "England's other PCNs are a reference for change."


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
