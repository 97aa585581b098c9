"""One edition that is one file: a CSV, a zip of one, or one member of a zip of many."""

import re
import shutil
import zipfile
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from het_dash.ingest.fetch.bench import address
from het_dash.ingest.fetch.checks import check_table
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.rawfile import BIGGEST_BYTES

MOST_NAMED = 5


def fetch_file(wanted: Wanted) -> Fetched:
    """The edition's file under the publisher's name for it."""
    edition, fetch = wanted.edition, wanted.fetch
    wanted.bench.client.watch.parts(1 + (edition in fetch.practice_maps))
    file = _got(address(fetch.urls[edition], codes=",".join(wanted.codes)), wanted)
    practice_map = _got(fetch.practice_maps[edition], wanted) if edition in fetch.practice_maps else None
    return Fetched(edition, _member(file, fetch.member, edition) if fetch.member else file, practice_map)


def _got(url: str, wanted: Wanted) -> Path:
    return wanted.bench.get(url, _name(url, wanted), check_table)


def _name(url: str, wanted: Wanted) -> str:
    """The publisher's, where the address ends in one."""
    last = re.sub(r"[^A-Za-z0-9._-]+", "_", unquote(PurePosixPath(urlsplit(url).path).name)).lstrip("._")
    return last if last.lower().endswith((".csv", ".zip")) else f"{wanted.source.id}_{wanted.edition}.csv"


def _member(archive: Path, pattern: str, edition: str) -> Path:
    """The one member whose name fits, unpacked beside the zip."""
    wanted = pattern.replace("{years}", re.sub(r"\D", "", edition)[2:])
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [m for m in opened.infolist() if fnmatch(_base(m).lower(), wanted.lower())]
            if len(members) != 1:
                raise FetchProblem(_not_one(archive.name, wanted, members or opened.infolist(), len(members)))
            if members[0].file_size > BIGGEST_BYTES:
                raise FetchProblem(f"{wanted} in {archive.name} is larger than {BIGGEST_BYTES / 2**20:,.0f} MB.")
            to = archive.with_name(_base(members[0]))
            with opened.open(members[0]) as source, to.open("wb") as out:
                shutil.copyfileobj(source, out)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as wrong:  # damaged, unusual, encrypted
        raise FetchProblem(f"{archive.name} cannot be unpacked ({wrong}).") from wrong
    return to


def _base(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name


def _not_one(archive: str, wanted: str, members: list[zipfile.ZipInfo], count: int) -> str:
    held = ", ".join(_base(m) for m in members[:MOST_NAMED])
    return f"{archive} holds {count} files named {wanted}, among: {held}. Is it the edition that its address is under?"
