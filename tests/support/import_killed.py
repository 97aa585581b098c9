"""`python -m tests.support.import_killed RENAME FILE`: takes a QOF file in, and ends without a word at a rename."""

import os
import sys
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking

if __name__ == "__main__":
    renames = [Path.rename] * int(sys.argv[1])
    catalogue = load()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", lambda *given: renames.pop()(*given) if renames else os._exit(9))
        take_in("qof", Path(sys.argv[2]), Taking(catalogue, catalogue.sources["qof"], "2024-25"))
