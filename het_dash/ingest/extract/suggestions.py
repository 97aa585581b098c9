"""Suggests a known id for one that is not known."""

import difflib
from collections.abc import Mapping

MOST_SOUGHT = 25  # every row may be wrong, and each search takes milliseconds
LONGEST_SOUGHT = 60


class Near:
    """`known`: accepted text -> the id that it means. An id means itself."""

    def __init__(self, known: Mapping[str, str], otherwise: str) -> None:
        self._known = {written.casefold(): meant for written, meant in known.items()}
        self._otherwise, self._sought = otherwise, 0

    def remedy(self, text: str) -> str:
        """ "Did you mean 'x'?", or what to do where nothing is near."""
        plain = text.casefold()
        meant = self._known.get(plain)
        if meant is None and self._sought < MOST_SOUGHT and len(text) <= LONGEST_SOUGHT:
            self._sought += 1
            found = difflib.get_close_matches(plain, self._known, n=1, cutoff=0.7)
            meant = self._known[found[0]] if found else None
        return self._otherwise if meant is None else f"Did you mean {meant!r}?"
