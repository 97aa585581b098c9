"""Opens a return as sent: workbook, folder of CSV files, or zip."""

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from het_dash.catalogue import Problem
from het_dash.ingest.encodings import decoded
from het_dash.ingest.problems import ImportProblem, refuse
from het_dash.ingest.workbook import Limits, Workbook, WorkbookSheet

LIMITS = Limits(rows=2_000, columns=60, unpacked_mb=20)
MOST_FILES = 30
MOST_BYTES = 5 * 2**20
FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
READ_ME = "README.txt"


@dataclass(frozen=True)
class Sent:
    """File as sent. `content` is kept unchanged: the workbook, the zip, or a folder's files as a zip."""

    name: str
    content: bytes
    sheets: Mapping[str, WorkbookSheet]

    @property
    def suffix(self) -> str:
        return ".xlsx" if self.name.lower().endswith(".xlsx") else ".zip"


def open_sent(path: Path) -> Sent:
    """Opens a file from disk. Raises ImportProblem unless it is a workbook, a folder of .csv files or a zip of one."""
    if path.is_dir():
        return opened(path.name, folder_as_zip(path))
    if not path.is_file():
        raise refuse(path.name, "There is no such file.", "Check the path.")
    if path.stat().st_size > MOST_BYTES:
        raise refuse(path.name, f"The file is larger than {MOST_BYTES // 2**20} MB.", "Send the template, filled in.")
    return opened(path.name, path.read_bytes())


def opened(name: str, content: bytes) -> Sent:
    """Opens a file from its bytes."""
    if name.lower().endswith(".csv"):
        raise refuse(name, "This is one sheet.", "Send the whole folder, or a zip of its .csv files.")
    if _is_zip_of_csv(content):
        return Sent(name, content, _unzipped(name, content))
    book = Workbook(name, content, LIMITS)
    return Sent(name, content, {sheet: book.read(sheet) for sheet in book.sheets})


def folder_as_zip(folder: Path) -> bytes:
    """Zips a folder's .csv files. Raises ImportProblem if there are none, or too many."""
    return zipped({path.name: path.read_bytes() for path in _csv_files(folder)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Zip with the same bytes for the same files, whatever the time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY_OF_ZIP), files[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _csv_files(folder: Path) -> list[Path]:
    found = sorted(p for p in folder.iterdir() if p.is_file() and p.suffix.lower() == ".csv")
    if not found:
        raise refuse(folder.name, "The folder holds no .csv files.", "Send the folder that the template came as.")
    if len(found) > MOST_FILES or sum(p.stat().st_size for p in found) > MOST_BYTES:
        raise refuse(folder.name, "The folder holds too much.", "Send the template's .csv files only.")
    return found


def _is_zip_of_csv(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [m.filename.lower() for m in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return any(name.endswith(".csv") for name in names) and "[content_types].xml" not in names


def _unzipped(name: str, content: bytes) -> dict[str, WorkbookSheet]:
    """Reads every .csv in a zip within a memory limit. It does not trust the sizes that the zip declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [m for m in archive.infolist() if m.filename.lower().endswith(".csv") and not _of_a_mac(m)]
            if len(members) > MOST_FILES:
                raise refuse(name, f"The zip holds {len(members)} .csv files.", "Send the template's only.")
            contents: dict[str, bytes] = {}
            for member in members:
                sheet = PurePosixPath(member.filename).stem
                if sheet in contents:
                    raise refuse(name, "The zip has this sheet twice.", "Keep one.", sheet=sheet)
                with archive.open(member) as part:
                    contents[sheet] = part.read(MOST_BYTES + 1)
    except ImportProblem:
        raise
    except Exception as wrong:  # a damaged, encrypted or unusual zip raises many kinds of exception
        raise refuse(name, f"The zip cannot be read ({wrong}).", "Zip the folder again, without a password.") from wrong
    return _sheets(name, contents)


def _sheets(name: str, contents: Mapping[str, bytes]) -> dict[str, WorkbookSheet]:
    """Reads each .csv in its own encoding. Raises ImportProblem with every file that cannot be read."""
    sheets: dict[str, WorkbookSheet] = {}
    problems: list[Problem] = []
    for sheet, content in contents.items():
        try:
            sheets[sheet] = _sheet(name, sheet, content)
        except ImportProblem as wrong:
            problems += wrong.problems
    if problems:
        raise ImportProblem(problems)
    return sheets


def _of_a_mac(member: zipfile.ZipInfo) -> bool:
    """Whether the file is a hidden copy that macOS Finder adds to a zip."""
    return "__MACOSX" in member.filename or PurePosixPath(member.filename).name.startswith("._")


def _sheet(file: str, name: str, content: bytes) -> WorkbookSheet:
    """Reads one .csv as a sheet, in any encoding and with any common separator."""
    if len(content) > MOST_BYTES:
        raise refuse(file, "The sheet is too large.", "Send the template, filled in.", sheet=name)
    read = decoded(content, file, name)
    text = read.text
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    sheet = WorkbookSheet(name, hidden=False, note=read.note)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            if number > LIMITS.rows or len(cells) > LIMITS.columns:
                raise refuse(file, "holds more than a return does.", "Delete everything outside the table.", sheet=name)
            if any(cells):
                sheet.rows[number] = cells
                sheet.width = max(sheet.width, len(cells))
    except csv.Error as wrong:
        raise refuse(file, f"The CSV breaks off: {wrong}.", "Save it again as CSV.", sheet=name) from wrong
    sheet.pad()
    return sheet
