"""`fetch --from FOLDER`: imports every file of a folder that is recognised, with one line for each file."""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from het_dash.catalogue import Catalogue
from het_dash.catalogue.yaml_files import shown
from het_dash.ingest.fetch.by_hand.recognise import NotRecognised, Recognised, recognise
from het_dash.ingest.fetch.files import unpacked
from het_dash.ingest.fetch.import_fetched import sha256
from het_dash.ingest.fetch.place import check_nothing_lost
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.run import alone
from het_dash.ingest.import_file import Ready, editions_of
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.cvdprevent_files import FORMAT as CVDPREVENT
from het_dash.ingest.importers.qof_achievement_zip import has_achievement
from het_dash.ingest.problems import ImportProblem, NothingNew

BOUNDARIES = (".geojson",)
What = Literal["new", "unchanged", "refused", "not recognised"]


@dataclass(frozen=True)
class Line:
    """Result for one file."""

    file: str
    what: What
    words: str

    def __str__(self) -> str:
        return f"{self.file}: {self.words}"


def from_folder(folder: Path, catalogue: Catalogue, dry_run: bool = False) -> list[Line]:
    """Imports what is recognised. A line for every file, or for every source and edition in it: what it is and where
    it goes, or why not.

    Raises FetchProblem if there is no such folder, or if another fetch is running. A dry run does all but write.
    """
    if not folder.is_dir():
        raise FetchProblem(f"{folder} is not a folder. Give the folder with the files that you downloaded.")
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    with alone(), tempfile.TemporaryDirectory() as scratch:
        found = [place for path in files for place in _recognised(path, Path(scratch), catalogue)]
        lines = {n: one for n, (_, one) in enumerate(found) if isinstance(one, Line)}
        known = {n: Known(path.name, one) for n, (path, one) in enumerate(found) if isinstance(one, Recognised)}
        for n, (name, one) in known.items():
            edition = _edition_of(one, catalogue)
            if edition is not None:
                lines[n] = Line(name, "unchanged", f"{one.source.title}, edition {edition}: unchanged.")
                continue
            wrong = _refusal([one], files, catalogue)
            if wrong is not None:
                lines[n] = Line(name, "refused", f"{one.called}: refused. {wrong}")
        for numbers in _together({n: one for n, one in known.items() if n not in lines}):
            lines |= _imported({n: known[n] for n in numbers}, files, catalogue, dry_run)
    return [lines[n] for n in range(len(found))]


class Known(NamedTuple):
    """A file's own name, and what it or one table in it is."""

    name: str
    what: Recognised


def _recognised(path: Path, scratch: Path, catalogue: Catalogue) -> Iterator[tuple[Path, Recognised | Line]]:
    """Each source and edition in a file, or a line for what is not recognised."""
    try:
        if path.suffix.lower() in BOUNDARIES:
            raise NotRecognised("it has boundaries. Import the folder: python -m het_dash import-boundaries FOLDER.")
        for table in _tables(path, scratch, catalogue):
            yield from ((path, one) for one in recognise(table, catalogue))
    except (NotRecognised, ImportProblem, FetchProblem) as wrong:
        yield path, Line(path.name, "not recognised", f"not recognised: {_first(wrong, path)}")


def _tables(path: Path, scratch: Path, catalogue: Catalogue) -> Iterator[Path]:
    """The file; or the table that a source has in a zip of several, and the zip if it has QOF's achievement too."""
    members = [source.fetch.member for source in catalogue.sources.values() if source.fetch and source.fetch.member]
    taken = False
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for pattern in members:
                wanted = pattern.replace("{years}", "????").lower()
                fitting = [m for m in archive.infolist() if fnmatch(PurePosixPath(m.filename).name.lower(), wanted)]
                if len(fitting) == 1 and not taken:
                    taken = True
                    yield unpacked(archive, fitting[0], scratch)
    if not taken or has_achievement(path):
        yield path


def _edition_of(one: Recognised, catalogue: Catalogue) -> str | None:
    """The edition that was made of this very file, whatever its name."""
    digest = sha256(one.path)
    same = [e.edition for e in catalogue.editions if (e.source_id, e.sha256) == (one.source.id, digest)]
    if one.edition in same:
        return one.edition
    return same[0] if same and not one.is_certain else None


def _together(known: dict[int, Known]) -> Iterator[list[int]]:
    """Files of CVDPREVENT make editions together; each other file is imported by itself."""
    together = [n for n, (_, one) in known.items() if one.format == CVDPREVENT]
    if together:
        yield together
    yield from ([n] for n in known if n not in together)


def _ready(found: Sequence[Recognised], files: Sequence[Path], catalogue: Catalogue) -> list[Ready]:
    """Editions in files of one source, read and checked. Raises ImportProblem, and FetchProblem if figures are lost."""
    first = found[0]
    covers: Literal["known", "england"] = "known" if all(one.all_known for one in found) else "england"
    taking = Taking(catalogue, first.source, first.edition, covers, _practice_map(first, files))
    ready = editions_of(first.format, [one.path for one in found], taking)
    for one in ready:
        check_nothing_lost(one)
    return ready


def _refusal(found: Sequence[Recognised], files: Sequence[Path], catalogue: Catalogue) -> str | None:
    """The first problem of an import that would be refused."""
    try:
        _ready(found, files, catalogue)
    except NothingNew:
        return None
    except (ImportProblem, FetchProblem) as wrong:
        return _first(wrong, found[0].path)
    return None


def _imported(found: dict[int, Known], files: Sequence[Path], catalogue: Catalogue, dry_run: bool) -> dict[int, Line]:
    """Writes the editions in these files, unless they are here. A line for each."""
    try:
        ready = _ready([one for _, one in found.values()], files, catalogue)
    except NothingNew:
        return {n: Line(name, "unchanged", f"{one.called}: unchanged.") for n, (name, one) in found.items()}
    except (ImportProblem, FetchProblem) as wrong:  # each may be imported, but not together
        return {n: Line(name, "refused", f"{one.called}: refused. {_first(wrong)}") for n, (name, one) in found.items()}
    held = {(one.source_id, one.edition): one.sha256 for one in catalogue.editions}
    for one in ready:
        if not dry_run and not _is_held(one, held):
            one.write()
    names = {name: one for one in ready for name in one.edition.file.split(", ")}
    return {n: _line(name, names[one.path.name], held, dry_run) for n, (name, one) in found.items()}


def _is_held(one: Ready, held: dict[tuple[str, str], str]) -> bool:
    return held.get((one.edition.source_id, one.edition.edition)) == one.edition.sha256


def _line(name: str, one: Ready, held: dict[tuple[str, str], str], dry_run: bool) -> Line:
    edition = one.edition
    called = f"{edition.title}, edition {edition.edition}"
    if _is_held(one, held):
        return Line(name, "unchanged", f"{called}: unchanged.")
    does = "would go to" if dry_run else "went to"
    return Line(name, "new", f"{called}: {does} {shown(one.home)} (rows: {edition.rows:,}).")


def _practice_map(found: Recognised, files: Sequence[Path]) -> Path | None:
    """The practice map that the source's YAML file gives for this edition, if the folder has a file of its name."""
    fetch = found.source.fetch
    address = fetch.practice_maps.get(found.edition, "") if fetch else ""
    name = PurePosixPath(unquote(urlsplit(address).path)).name
    return next((path for path in files if name and path.name == name), None)


def _first(wrong: Exception, path: Path | None = None) -> str:
    """The first sentence of a problem, without the file's name, which begins the line."""
    first = str(wrong).splitlines()[0]
    return re.sub(rf"^{re.escape(path.name)}[:,] ", "", first) if path else first
