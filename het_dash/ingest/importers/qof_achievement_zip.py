"""QOF's yearly zip: its ACHIEVEMENT files, one for England or one a region, as one table."""

import hashlib
import io
import tempfile
import zipfile
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pandas as pd

from het_dash.ingest.csv_table import BIGGEST_BYTES, RawFile, content_of, read_raw
from het_dash.ingest.problems import ImportProblem, refuse

FILE = "FILE"  # added column: which file of the zip a row comes from
PATTERN = "achievement*.csv"


def has_achievement(path: Path) -> bool:
    """Whether a file is a zip with ACHIEVEMENT files."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(fnmatch(_base(member).lower(), PATTERN) for member in archive.infolist())


def read_raw_achievement(path: Path) -> RawFile:
    """A single CSV, or every ACHIEVEMENT file of the publisher's zip. Row numbers are those of each file."""
    content = content_of(path)
    if not content.startswith(b"PK\x03\x04"):
        return read_raw(path)
    try:
        raws = _members(content, path.name)
    except ImportProblem:
        raise
    except Exception as wrong:  # a damaged, encrypted or unusual zip raises many types
        raise refuse(path.name, f"The zip cannot be read ({wrong}).", "Download it again, or unzip it.") from wrong
    cells = pd.concat([raw.cells.assign(**{FILE: raw.name}) for raw in raws]).fillna("")
    return RawFile(
        path.name, hashlib.sha256(content).hexdigest(), cells, note=" ".join({r.note for r in raws if r.note})
    )


def _members(content: bytes, name: str) -> list[RawFile]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive, tempfile.TemporaryDirectory() as folder:
        found = [m for m in archive.infolist() if fnmatch(_base(m).lower(), PATTERN)]
        if not found:
            raise refuse(name, "The zip has no ACHIEVEMENT file.", "Download QOF's zip of raw data files.")
        if sum(m.file_size for m in found) > BIGGEST_BYTES:
            raise refuse(name, "Its ACHIEVEMENT files are larger than 400 MB.", "Check that it is the publisher's zip.")
        return [_read(archive, member, Path(folder)) for member in found]


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> RawFile:
    to = folder / _base(member)
    to.write_bytes(archive.read(member))
    return read_raw(to)


def _base(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name
