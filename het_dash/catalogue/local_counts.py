"""True counts are kept only where folder permissions protect them, which they do not on Windows."""

import os

from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.paths import private_folder

PROTECTED = os.name != "nt"
KINDS = ("extracts", "returns")  # of the private folder
WHY = "Folder permissions are not protected on Windows: other users of this computer could read local counts."
ELSEWHERE = "Do this on Linux or macOS, or in the Windows Subsystem for Linux. Published figures can be read here."


def must_be_protected() -> None:
    """Raises FolderProblem where local counts cannot be kept safely."""
    if not PROTECTED:
        raise FolderProblem(f"{WHY} {ELSEWHERE}")


def none_unprotected() -> None:
    """Raises FolderProblem where there are local counts that nothing protects."""
    private = private_folder()
    if not PROTECTED and any(path.is_file() for kind in KINDS for path in (private / kind).rglob("*")):
        remedy = f"Move {private} to Linux or macOS, or to the Windows Subsystem for Linux, and build there."
        raise FolderProblem(f"{WHY} {private} holds some. {remedy}")
