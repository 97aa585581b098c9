"""Guard that stops reading workbook XML as soon as it looks hostile."""

import zipfile
from dataclasses import dataclass
from typing import IO, Any
from xml.parsers import expat

CHUNK = 64 * 1024
LONGEST_BYTES = 512 * 1024  # between two elements; Excel's longest cell is 32,767 characters
MOST_SILENT = LONGEST_BYTES - 2 * CHUNK  # whole chunks without an element; the text may fill parts of two more
DEEPEST = 40
REPEATED = ("row", "si")  # rows of a sheet and entries of the string table, each read and then released
MOST_IN_ONE = 60_000  # elements of one row; Excel has 16,384 columns


class HostileXml(Exception):
    """A part of a workbook is larger than any genuine one. The message describes its contents."""


@dataclass(frozen=True)
class Bounds:
    """Maximum number of elements in one part, which limits time, and outside its rows.

    A reader keeps one row at a time, so limits on one row and on all else limit its memory.
    """

    in_all: int
    outside: int


class Guarded:
    """An XML stream that raises HostileXml before its reader receives harmful content."""

    def __init__(self, source: IO[bytes], bounds: Bounds) -> None:
        self._source, self._bounds, self._left = source, bounds, bounds.in_all
        self._depth = self._repeating = self._here = self._elsewhere = self._silent = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, size: int = -1) -> bytes:
        return self._next(size) if size >= 0 else b"".join(iter(lambda: self._next(CHUNK), b""))

    def close(self) -> None:
        self._source.close()

    def __enter__(self) -> "Guarded":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _next(self, size: int) -> bytes:
        chunk, left = self._source.read(min(size, CHUNK)), self._left
        self._check(chunk)
        self._silent = self._silent + len(chunk) if self._left == left else 0
        if self._silent > MOST_SILENT:
            raise HostileXml("holds a text that is longer than any cell may be")
        return chunk

    def _check(self, chunk: bytes) -> None:
        """Checks the next bytes; none at the end."""
        self._parse(chunk, not chunk)

    def _parse(self, content: bytes, is_last: bool) -> None:
        try:
            self._parser.Parse(content, is_last)
        except expat.ExpatError as wrong:
            raise HostileXml(f"is not well-formed: {wrong}") from wrong

    def _start(self, tag: str, _: dict[str, str]) -> None:
        self._depth += 1
        self._left -= 1
        if self._repeating:
            self._here += 1
        else:
            self._elsewhere += 1
            if tag.rpartition(":")[2] in REPEATED:
                self._repeating, self._here = self._depth, 0
        if self._here > MOST_IN_ONE or self._elsewhere > self._bounds.outside or self._left < 0:
            raise HostileXml("holds more cells than there is room for")
        if self._depth > DEEPEST:
            raise HostileXml("is nested too deeply")

    def _count(self, elements: int) -> None:
        """Counts the elements of a row that was checked without the parser."""
        self._left -= elements
        self._elsewhere += 1
        if self._elsewhere > self._bounds.outside or self._left < 0:
            raise HostileXml("holds more cells than there is room for")

    def _end(self, _: str) -> None:
        if self._depth == self._repeating:
            self._repeating = 0
        self._depth -= 1

    def _doctype(self, *_: object) -> None:
        raise HostileXml("declares a document type, which a workbook never does")


class GuardedZip(zipfile.ZipFile):
    """A zip that guards every part it opens."""

    def __init__(self, content: IO[bytes], bounds: Bounds) -> None:
        super().__init__(content)
        self.bounds = bounds

    def open(self, name: Any, *_: Any, **__: Any) -> Any:
        return Guarded(super().open(name), self.bounds)

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:  # noqa: ARG002 (what a zip may be asked)
        with self.open(name) as part:
            return bytes(part.read())
