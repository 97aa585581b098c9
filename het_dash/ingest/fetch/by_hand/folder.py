"""`fetch --from FOLDER`: imports every file of a folder that is recognised, with one line for each file."""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Literal
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
from het_dash.ingest.problems import ImportProblem, NothingNew

BOUNDARIES = (".geojson",)
What = Literal["new", "unchanged", "refused", "not recognised"]


@dataclass(frozen=True)
class Line:
    """What came of one file."""

    file: str
    what: What
    words: str

    def __str__(self) -> str:
        return f"{self.file}: {self.words}"


def from_folder(folder: Path, catalogue: Catalogue, dry_run: bool = False) -> list[Line]:
    """Imports what is recognised. A line for every file: what it is and where it goes, or why not.

    Raises FetchProblem if there is no such folder, or if another fetch is running. A dry run does all but write.
    """
    if not folder.is_dir():
        raise FetchProblem(f"{folder} is not a folder. Give the folder with the files that you downloaded.")
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    with alone(), tempfile.TemporaryDirectory() as scratch:
        found = {path: _recognised(path, Path(scratch), catalogue) for path in files}
        lines = {path: one for path, one in found.items() if isinstance(one, Line)}
        known = {path: one for path, one in found.items() if isinstance(one, Recognised)}
        for path, one in known.items():
            edition = _edition_of(one, catalogue)
            if edition is not None:
                lines[path] = Line(path.name, "unchanged", f"{one.source.title}, edition {edition}: unchanged.")
                continue
            wrong = _refusal([one], files, catalogue)
            if wrong is not None:
                lines[path] = Line(path.name, "refused", f"{one.called}: refused. {wrong}")
        for paths in _together({path: one for path, one in known.items() if path not in lines}):
            lines |= _imported({path: known[path] for path in paths}, files, catalogue, dry_run)
    return [lines[path] for path in files]


def _recognised(path: Path, scratch: Path, catalogue: Catalogue) -> Recognised | Line:
    try:
        if path.suffix.lower() in BOUNDARIES:
            raise NotRecognised("it has boundaries. Import the folder: python -m het_dash import-boundaries FOLDER.")
        return recognise(_table(path, scratch, catalogue), catalogue)
    except (NotRecognised, ImportProblem, FetchProblem) as wrong:
        return Line(path.name, "not recognised", f"not recognised: {_first(wrong, path)}")


def _table(path: Path, scratch: Path, catalogue: Catalogue) -> Path:
    """The file, or the table that a source has in a zip of several."""
    members = [source.fetch.member for source in catalogue.sources.values() if source.fetch and source.fetch.member]
    if not zipfile.is_zipfile(path):
        return path
    with zipfile.ZipFile(path) as archive:
        for pattern in members:
            wanted = pattern.replace("{years}", "????").lower()
            fitting = [m for m in archive.infolist() if fnmatch(PurePosixPath(m.filename).name.lower(), wanted)]
            if len(fitting) == 1:
                return unpacked(archive, fitting[0], scratch)
    return path


def _edition_of(one: Recognised, catalogue: Catalogue) -> str | None:
    """The edition that was made of this very file."""
    digest = sha256(one.path)
    return next((e.edition for e in catalogue.editions if (e.source_id, e.sha256) == (one.source.id, digest)), None)


def _together(known: dict[Path, Recognised]) -> Iterator[list[Path]]:
    """Files of CVDPREVENT make editions together; each other file is imported by itself."""
    together = [path for path, one in known.items() if one.format == CVDPREVENT]
    if together:
        yield together
    yield from ([path] for path in known if path not in together)


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


def _imported(
    found: dict[Path, Recognised], files: Sequence[Path], catalogue: Catalogue, dry_run: bool
) -> dict[Path, Line]:
    """Writes the editions in these files, unless they are here. A line for each file."""
    try:
        ready = _ready(list(found.values()), files, catalogue)
    except NothingNew:
        return {path: Line(path.name, "unchanged", f"{one.called}: unchanged.") for path, one in found.items()}
    except (ImportProblem, FetchProblem) as wrong:  # each may be imported, but not together
        return {
            path: Line(path.name, "refused", f"{one.called}: refused. {_first(wrong)}") for path, one in found.items()
        }
    held = {(one.source_id, one.edition): one.sha256 for one in catalogue.editions}
    for one in ready:
        if not dry_run and not _is_held(one, held):
            one.write()
    names = {name: one for one in ready for name in one.edition.file.split(", ")}
    return {path: _line(path.name, names[one.path.name], held, dry_run) for path, one in found.items()}


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
