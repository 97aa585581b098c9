"""Sentences for what the operating system refuses: the path, what happened, and what to do."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from het_dash.catalogue import paths

ANOTHER = "Name another place, or ask for access to this one."
ROOM = "Make room on the disk and run this again."
LESS = "Close other programs and run this again."
WORDS = {
    errno.ENOENT: ("{path} does not exist.", "Check the path."),
    errno.EACCES: ("This account may not open or change {path}.", ANOTHER),
    errno.EPERM: ("This account may not change {path}.", ANOTHER),
    errno.EROFS: ("{path} is on a disk that can only be read.", "Name a place on a disk that can be written."),
    errno.ENOSPC: ("The disk is full: {path} could not be written.", ROOM),
    errno.EDQUOT: ("This account's share of the disk is used up: {path} could not be written.", ROOM),
    errno.EFBIG: ("{path} would be larger than a file may be here.", ROOM),
    errno.EISDIR: ("{path} is a folder, and a file is needed there.", "Name a file, or move the folder away."),
    errno.ENOTEMPTY: ("The folder {path} is not empty.", "Empty it, or name another."),
    errno.ENAMETOOLONG: ("The name {path} is too long.", "Give it a shorter one."),
    errno.ELOOP: ("{path} is a link that leads back to itself.", "Name the file or folder itself."),
    errno.EIO: ("The disk reports a fault at {path}.", "Check the disk, and put the files back from a backup."),
    errno.EBUSY: ("Another program is using {path}.", "Close that program and run this again."),
    errno.EMFILE: ("Too many files are open to open {path}.", LESS),
    errno.ENFILE: ("Too many files are open to open {path}.", LESS),
    errno.ENOMEM: ("The machine has too little memory free.", LESS),
    errno.EAGAIN: ("The machine cannot start another process now.", LESS),
}
ELSEWHERE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ENOENT}
OPEN_ELSEWHERE = 32  # Windows: another program has the file open
NUMBERED = re.compile(r"\[Errno (\d+)\]")  # libraries repeat an error number in this form
FULL_BYTES = 2**20


def sentence(wrong: OSError) -> str:
    """Cause and remedy, for the person who ran the command."""
    number, path = _number(wrong), _path(wrong)
    if path is None and number in (errno.ENOSPC, errno.EDQUOT):
        what, remedy = WORDS[number]
        return f"{what.format(path=_full_disks())} {remedy}"
    if path is None and number not in (errno.ENOMEM, errno.EAGAIN):  # the message is then all we know
        return f"{' '.join(str(wrong.strerror or wrong).split()).rstrip('.')}. Check the path and the disk."
    what, remedy = _words(number, path, wrong)
    return f"{what} {_setting_to_change(path, number) or remedy}"


def shown(path: Path) -> str:
    """A path that can be printed, whatever bytes it contains."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _number(wrong: OSError) -> int | None:
    if getattr(wrong, "winerror", None) == OPEN_ELSEWHERE:
        return errno.EBUSY
    repeated = NUMBERED.search(str(wrong))
    return wrong.errno if wrong.errno is not None else int(repeated[1]) if repeated else None


def _path(wrong: OSError) -> Path | None:
    """The path that the error names. For a rename, the second path, which is the target."""
    for name in (wrong.filename2, wrong.filename):
        if isinstance(name, str | bytes | os.PathLike):
            return Path(os.fsdecode(name))
    return None


def _words(number: int | None, path: Path | None, wrong: OSError) -> tuple[str, str]:
    if number in (errno.ENOTDIR, errno.EEXIST) and path is not None:
        return _in_the_way(path)
    if number in WORDS:
        what, remedy = WORDS[number]
        return what.format(path=shown(path) if path else ""), remedy
    said = str(wrong.strerror or wrong).lower().rstrip(".")
    return f"{shown(path) if path else 'A file'} could not be read or written ({said}).", "Check the path and the disk."


def _in_the_way(path: Path) -> tuple[str, str]:
    """A file blocks the path of a folder: the blocking part, and its remedy."""
    file = next((one for one in (path, *path.parents) if one.exists() and not one.is_dir()), None)
    if file is None:
        return f"{shown(path)} exists already.", "Name another place, or move it away."
    return f"{shown(file)} is a file, and a folder is needed there.", "Name a folder."


def _setting_to_change(path: Path | None, number: int | None) -> str:
    """Remedy if a setting names the folder."""
    for name, folder in paths.folders().items():
        if path is not None and number in ELSEWHERE and path.is_relative_to(folder):
            if number == errno.ENOENT and folder.is_dir():
                return ""
            return f"Set {name} to the full path of a folder that this account can write."
    return ""


def _full_disks() -> str:
    """Folders whose disk is full, for a write error that names no file."""
    full = [shown(folder) for folder in dict.fromkeys(_written()) if _free(folder) < FULL_BYTES]
    return " or ".join(full) or "a file"


def _written() -> Iterator[Path]:
    yield from paths.folders().values()
    yield Path(tempfile.gettempdir())
    yield Path.cwd()


def _free(folder: Path) -> int:
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    return shutil.disk_usage(there).free if there else FULL_BYTES
