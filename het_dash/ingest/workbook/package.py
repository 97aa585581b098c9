"""Checks the .xlsx as a zip before anything is unpacked."""

import io
import zipfile
from pathlib import PurePosixPath

from het_dash.ingest.problems import refuse

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an .xls, or a password-protected .xlsx
PASSWORD = "EncryptedPackage".encode("utf-16-le")
MEGABYTE = 2**20
MOST_MEMBERS = 1_000
MOST_RATIO = 250  # for a member over one megabyte; Excel's own sheets of repeated rows stay below 100
SAVE_AS = "In Excel choose File, Save as, and there the type Excel Workbook (.xlsx)."
NEW_COPY = "Copy the cells into a new workbook and send that."
MACROS = ("vbaproject", "macrosheets/", "activex/", "dialogsheets/")
LINKS = ("externallinks/", "xl/connections.xml", "querytables/", "embeddings/")


def check(content: bytes, name: str, unpacked_mb: int, links: bool = False) -> None:
    """Raises ImportProblem unless the file is a plain .xlsx of acceptable size. `links` to other files, which are never
    followed, are accepted in publishers' workbooks only."""
    _check_kind(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as wrong:
        raise refuse(name, f"The workbook cannot be read ({wrong}).", f"It is damaged. {NEW_COPY}") from wrong
    _check_names(members, name)
    _check_sizes(members, name, unpacked_mb)
    _check_contents({m.filename.casefold() for m in members}, name, links)


def _check_kind(content: bytes, name: str) -> None:
    if content.startswith(b"PK\x03\x04"):
        return
    if content.startswith(OLD_OFFICE):
        if PASSWORD in content:
            raise refuse(name, "The workbook is protected by a password.", "Remove the password and save it again.")
        raise refuse(name, "This is a workbook of the old kind (.xls).", SAVE_AS)
    if not content.strip():
        raise refuse(name, "The file is empty.", "Check that it was saved, and send it again.")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise refuse(name, "This is a web page or XML, not an Excel workbook, whatever its name says.", SAVE_AS)
    remedy = "If it is a CSV file, give its name the ending .csv; otherwise open it and save it as .xlsx."
    raise refuse(name, "This is not an Excel workbook, whatever its name says.", remedy)


def _check_names(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_MEMBERS:
        raise refuse(name, f"The workbook is made of {len(members):,} parts.", NEW_COPY)
    seen: set[str] = set()
    for member in members:
        inside = member.orig_filename
        if _leads_out(inside) or inside.casefold() in seen:
            raise refuse(name, "The workbook holds a part with a forbidden name.", NEW_COPY, value=inside[:100])
        seen.add(inside.casefold())


def _leads_out(inside: str) -> bool:
    odd = any(sign in inside for sign in ("\\", ":", "\x00")) or not inside.isprintable()
    return odd or inside.startswith("/") or ".." in PurePosixPath(inside).parts


def _check_sizes(members: list[zipfile.ZipInfo], name: str, unpacked_mb: int) -> None:
    if any(m.flag_bits & 1 for m in members):
        raise refuse(name, "The workbook is protected by a password.", "Remove the password and save it again.")
    if sum(m.file_size for m in members) > unpacked_mb * MEGABYTE:
        raise refuse(name, f"The workbook would unpack to more than {unpacked_mb} MB.", NEW_COPY)
    for member in members:
        if member.file_size > MEGABYTE and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            told = f"A part unpacks to {member.file_size // max(member.compress_size, 1):,} times its size."
            raise refuse(name, told, f"Delete empty rows and columns that were formatted. {NEW_COPY}")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse(name, "A part is packed in a way that Excel does not use.", SAVE_AS)


def _check_contents(names: set[str], name: str, links: bool) -> None:
    def among(signs: tuple[str, ...]) -> bool:
        return any(sign in inside for sign in signs for inside in names)

    if among(MACROS):
        raise refuse(name, "The workbook holds macros or controls.", f"{SAVE_AS} That leaves them out.")
    if among(LINKS) and not links:
        raise refuse(name, "The workbook holds links to other files or data.", f"Paste as values. {NEW_COPY}")
    if "xl/workbook.bin" in names:
        raise refuse(name, "This is a binary workbook (.xlsb).", SAVE_AS)
    if "[content_types].xml" not in names or not any(inside.startswith("xl/") for inside in names):
        raise refuse(name, "This is a zip, but not an Excel workbook.", SAVE_AS)
