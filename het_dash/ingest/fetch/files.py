"""Editions that are one file: a CSV, a zip of one, or a member of a larger zip."""

import re
import shutil
import zipfile
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from het_dash.ingest.csv_table import BIGGEST_BYTES
from het_dash.ingest.fetch.checks import check_table
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.workspace import address

MOST_NAMED = 5


def fetch_file(wanted: Wanted) -> Fetched:
    """The edition's file, under the publisher's file name."""
    edition, fetch = wanted.edition, wanted.fetch
    wanted.bench.client.watch.parts(1 + (edition in fetch.practice_maps))
    file = _got(address(fetch.urls[edition], codes=",".join(wanted.codes)), wanted)
    practice_map = _got(fetch.practice_maps[edition], wanted) if edition in fetch.practice_maps else None
    return Fetched(edition, _member(file, fetch.member, edition) if fetch.member else file, practice_map)


def _got(url: str, wanted: Wanted) -> Path:
    return wanted.bench.get(url, _name(url, wanted), check_table)


def _name(url: str, wanted: Wanted) -> str:
    """The publisher's file name, if the address ends in one."""
    last = re.sub(r"[^A-Za-z0-9._-]+", "_", unquote(PurePosixPath(urlsplit(url).path).name)).lstrip("._")
    return last if last.lower().endswith((".csv", ".zip")) else f"{wanted.source.id}_{wanted.edition}.csv"


def _member(archive: Path, pattern: str, edition: str) -> Path:
    """The one member whose name matches, extracted next to the zip."""
    name = pattern.replace("{years}", re.sub(r"\D", "", edition)[2:])
    try:
        with zipfile.ZipFile(archive) as opened:
            return unpacked(opened, _only(opened, name, archive.name), archive.parent)
    except FetchProblem:
        raise
    except Exception as wrong:  # a damaged, encrypted or unusual zip raises many types
        raise FetchProblem(f"{archive.name} cannot be unpacked ({wrong}).") from wrong


def _only(opened: zipfile.ZipFile, name: str, archive: str) -> zipfile.ZipInfo:
    members = [m for m in opened.infolist() if fnmatch(_base(m).lower(), name.lower())]
    if len(members) != 1:
        held = ", ".join(_base(m) for m in (members or opened.infolist())[:MOST_NAMED])
        raise FetchProblem(
            f"{archive} holds {len(members)} files named {name}, among: {held}. Is it the edition that its address is "
            "under?"
        )
    if members[0].file_size > BIGGEST_BYTES:
        raise FetchProblem(f"{name} in {archive} is larger than {BIGGEST_BYTES / 2**20:,.0f} MB.")
    return members[0]


def unpacked(opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> Path:
    """Unpacks one member into a folder, under its own name."""
    to = folder / _base(member)
    with opened.open(member) as source, to.open("wb") as out:
        shutil.copyfileobj(source, out)
    return to


def _base(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name
