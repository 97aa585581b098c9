"""A process that accepts returns in children of its own, so that a test can kill one, or start two at once.

It is told in lines of JSON which files each child accepts into which journal; a child says a line for each.
"""

import json
import os
import resource
import sys
from datetime import date
from functools import cache
from pathlib import Path

from het_dash.catalogue import load
from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.check import Checked, check
from het_dash.ingest.returns.journal import Journal, JournalProblem

AGAIN = "The team says that the first one was right."


@cache
def checked(file: str) -> Checked:
    return check(Path(file), load(), date(2026, 11, 26))


def child(journal: Path, files: list[str], room: int | None) -> None:
    """Accepts the files in order, with a limit of `room` bytes for each file written."""
    if room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    for file in files:
        try:
            os.write(1, f"{accept(Journal(journal), checked(file), again=AGAIN).number}\n".encode())
        except JournalProblem as wrong:
            os.write(1, f"refused: {wrong}\n".encode())
    os._exit(0)


def serve() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        for files in asked["children"]:
            for file in files:
                checked(file)
        pids = []
        for files in asked["children"]:
            pid = os.fork()
            if not pid:
                child(Path(asked["journal"]), files, asked["room"])
            pids.append(pid)
        os.write(1, f"started {' '.join(map(str, pids))}\n".encode())
        for pid in pids:
            os.waitpid(pid, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    serve()
