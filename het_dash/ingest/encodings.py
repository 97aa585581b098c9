"""The encoding of a text file, found from its bytes and checked: a wrong guess would publish garbled words."""

import csv
import io
import re
from dataclasses import dataclass
from functools import partial

from openpyxl.utils import get_column_letter

from het_dash.ingest.identifiers import repeated
from het_dash.ingest.problems import ImportProblem, refuse

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_8 = b"\xef\xbb\xbf"
NO_BREAK_SPACE = "\u00a0"
LONGEST_SHOWN = 40
MOST_COLUMNS = 16_384
SAVE = "Save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)."
CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
WORD = re.compile(r"\S*[^\x00-\x7f\xa0]\S*")
# Signs of another encoding read as Windows-1252: a capital or a symbol within a word, three accented letters in a row,
# or symbols that English text does not have.
UNLIKELY = re.compile(
    r"(?<=[a-zß-ÿ])[ŠŽŸŒÀ-ÖØ-Þ]|[À-ÖØ-öø-ÿŠšŽžŒœŸƒ]{3}|(?<=[A-Za-z])[“”•¢£¥¡¿§¶«»](?=[A-Za-z])|œ(?=\d)"
    r"|[ƒˆ˜¤¦¨¯¸†‡‰‚„](?=\w)|(?<=\w)[ƒˆ˜¤¦¨¯¸†‡‰‚„]|[ÐÞðþÝ]|(?<![a-zà-ö])ÿ"
)


@dataclass(frozen=True)
class Decoded:
    """Decoded text. `note` asks the reader to check the assumed encoding, with an example."""

    text: str
    note: str = ""


def decoded(content: bytes, file: str, sheet: str | None = None) -> Decoded:
    """Text from UTF-8 or UTF-16 with a byte-order mark, UTF-8 without one, or plausible Windows-1252.

    Raises ImportProblem with the byte, row and column for anything else.
    """
    where = partial(_refusal, content, file, sheet)
    text = _utf_16(content, where) if content.startswith(UTF_16) else None
    if "\x00" in text if text is not None else b"\x00" in content:
        raise refuse(file, "This is not a text file.", SAVE, sheet=sheet)
    if text is not None:
        return Decoded(_plain(text))
    unmarked = content.removeprefix(UTF_8)
    try:
        return Decoded(_plain(unmarked.decode("utf-8")))
    except UnicodeDecodeError as wrong:
        if unmarked != content or CHARACTER.search(content):
            place = wrong.start + len(content) - len(unmarked)
            raise where(place, "is not UTF-8, as the rest of the file is") from wrong
    return _windows(content, where)


def _utf_16(content: bytes, where: "partial[ImportProblem]") -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as wrong:
        raise where(wrong.start, "is not UTF-16, although the file starts with a UTF-16 mark") from wrong


def _windows(content: bytes, where: "partial[ImportProblem]") -> Decoded:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as wrong:
        raise where(wrong.start, "is neither UTF-8 nor Windows-1252") from wrong
    if odd := UNLIKELY.search(text):
        word = _word(text, odd.start())
        raise where(odd.start(), f"is not UTF-8, and Windows-1252 makes no sense here ({word!r})")
    first = re.search(r"[^\x00-\x7f]", text)
    example = _word(text, first.start() if first else 0)
    return Decoded(_plain(text), f"The file is not UTF-8; it was read as Windows-1252, for example {example!r}.")


def _plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def _word(text: str, place: int) -> str:
    """The word at a place, unless it might identify a person."""
    start = max(text.rfind(sign, 0, place) for sign in ' \t\r\n,;"') + 1
    return repeated(re.split(r"[\s,;\"]", text[start : start + LONGEST_SHOWN], maxsplit=1)[0])


def _refusal(content: bytes, file: str, sheet: str | None, place: int, message: str) -> ImportProblem:
    before = content[:place].removeprefix(UTF_8).decode("latin-1")
    header, row, column = _cell(before, max(",;\t", key=before.partition("\n")[0].count))
    name = header[column - 1].strip() if row > 1 and column <= len(header) else ""
    letter = get_column_letter(column)
    said = f"The byte 0x{content[place]:02X}, at position {place + 1:,} of the file, {message}."
    called = f"{letter} ({name})" if name.isascii() and name else letter
    return refuse(file, said, SAVE, sheet=sheet, row=row, column=called)


def _cell(before: str, separator: str) -> tuple[list[str], int, int]:
    """Header, with the row and column at the end of the text before a place, as in a spreadsheet."""
    header: list[str] = []
    rows = column = 0
    try:
        for cells in csv.reader(io.StringIO(f"{before}?", newline=""), delimiter=separator):
            header = header if rows else cells
            rows, column = rows + 1, len(cells)
    except csv.Error:  # not a table: only the line is known
        return [], before.count("\n") + 1, 1
    return header, rows, min(max(column, 1), MOST_COLUMNS)
