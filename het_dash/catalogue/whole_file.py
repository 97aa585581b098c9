"""Writes a file whole or not at all: a full disk or a kill leaves no half of it under its name."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Writes a temporary file in the same folder, then renames it. Raises OSError, which names the file."""
    scratch = path.with_name(f".unfinished-{os.getpid()}-{path.name}")
    try:
        scratch.write_bytes(content)
        scratch.replace(path)
    except OSError as wrong:
        wrong.filename, wrong.filename2 = str(path), None
        raise
    finally:
        scratch.unlink(missing_ok=True)
