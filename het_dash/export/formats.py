"""File formats of packs: what each needs and what its files are called."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from het_dash.catalogue.characters import visible
from het_dash.catalogue.os_errors import sentence
from het_dash.charts import fonts
from het_dash.export.document import Pack
from het_dash.export.index_page import index
from het_dash.render.problems import PackProblem

LONGEST_REASON = 200
NOT_MADE = "Not made: "  # prefix of the command line's message for a failed file, which the app looks for
# earliest time that a zip can store, so that the bytes never depend on the time of making
EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Format:
    """A file format. `id` is the file ending and the sub-package; `needs` names the packages that it imports."""

    id: str
    title: str
    mime: str
    needs: tuple[str, ...]

    @property
    def missing(self) -> str:
        """Why this computer cannot make the format, and the remedy; empty if it can."""
        absent = [name for name in self.needs if find_spec(name) is None]
        if not absent:
            return ""
        return f"{self.title} cannot be made here: {', '.join(absent)} missing. Run pip install -r requirements.txt."


OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    one.id: one
    for one in (
        Format("html", "Web page", "text/html", ("jinja2", "fontTools", fonts.PACKAGE)),
        Format("pdf", "PDF", "application/pdf", ("typst", "matplotlib", "fontTools", *fonts.PACKAGES)),
        Format("pptx", "PowerPoint slides", f"{OFFICE}presentationml.presentation", ("pptx",)),
        Format("xlsx", "Excel workbook", f"{OFFICE}spreadsheetml.sheet", ("xlsxwriter",)),
    )
}


@dataclass(frozen=True)
class File:
    """A finished file. `place` and `title` describe it in an index."""

    name: str
    content: bytes
    place: str = ""
    title: str = ""


@dataclass(frozen=True)
class NotMade:
    """A file that could not be made. Other files are still made."""

    place: str
    title: str
    why: str

    def __str__(self) -> str:
        return f"The file '{self.title}' for {self.place} could not be made: {self.why}"


def written(pack: Pack, format_id: str) -> File:
    """A pack as a file in one format. Raises PackProblem with the reason if it cannot be made."""
    chosen = FORMATS[format_id]
    if chosen.missing:
        raise PackProblem(chosen.missing)
    try:
        content: bytes = import_module(f"het_dash.export.{chosen.id}").write(pack)
    except PackProblem:
        raise
    except Exception as wrong:  # the libraries that write files raise many types
        raise PackProblem(reason(wrong)) from wrong
    return File(f"{pack.stem}.{chosen.id}", content, pack.place.name, f"{pack.document.title}, {chosen.title}")


def reason(wrong: BaseException) -> str:
    """An exception in one line. Anything but an operating-system error is for the dashboard's maintainer."""
    if isinstance(wrong, OSError):
        return sentence(wrong)
    said = " ".join(visible(str(wrong)).split())[:LONGEST_REASON]
    return f"{type(wrong).__name__}: {said}. Report this to the dashboard's maintainer."


def all_written(packs: Iterable[Pack], formats: Sequence[str]) -> Iterator[File]:
    """Every pack in every format, in turn."""
    return (written(pack, format_id) for pack in packs for format_id in formats)


def zipped(files: Sequence[File], about: Pack, missing: Sequence[object] = ()) -> bytes:
    """A zip of the files with an index. `about` is any of the packs, for what they share."""
    return zip_of({"index.html": index(files, about, missing), **{f.name: f.content for f in files}})


def zip_of(contents: Mapping[str, str | bytes]) -> bytes:
    """A zip of contents by file name, with the same bytes whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
