"""Suggests a known id for one that is not known, where only one can be meant."""

import difflib
import re
from collections.abc import Mapping

from het_dash.catalogue import CROSS, Breakdown, Group

MOST_SOUGHT = 25  # every row may be wrong, and each search takes milliseconds
LONGEST_SOUGHT = 60
LONGEST_LETTER = 2
ALIKE = 0.85  # one slip in a word of seven letters


class Near:
    """`known`: accepted text -> the id that it means. An id means itself."""

    def __init__(self, known: Mapping[str, str], otherwise: str) -> None:
        self._known = {_plain(written): meant for written, meant in known.items()}
        self._otherwise, self._sought = otherwise, 0

    def remedy(self, text: str) -> str:
        """ "Did you mean 'x'?", or what to do where several or none can be meant."""
        plain = _plain(text)
        meant = self._known.get(plain)
        if meant is None and self._sought < MOST_SOUGHT and len(text) <= LONGEST_SOUGHT:
            self._sought += 1
            meant = self._slip(plain)
        return self._otherwise if meant is None else f"Did you mean {meant!r}?"

    def _slip(self, plain: str) -> str | None:
        """The only id whose text differs by a slip of letters; another digit is another id."""
        found = difflib.get_close_matches(plain, self._known, n=3, cutoff=ALIKE)
        meant = {self._known[one] for one in found if re.sub(r"\D", "", one) == re.sub(r"\D", "", plain)}
        return meant.pop() if len(meant) == 1 else None


class NearCross:
    """The same for a key with several parts: each part is matched to the labels and ids of its dimension."""

    def __init__(self, parts: tuple[Breakdown, ...]) -> None:
        self._known = [{_plain(text): g.id for g in one.groups for text in (g.label, g.id)} for one in parts]
        listed = "; ".join(f"{one.title}: {', '.join(_listed(g) for g in one.groups)}" for one in parts)
        self._otherwise = f"Write one of each, joined by {CROSS}: {listed}."

    def remedy(self, text: str) -> str:
        """ "Did you mean 'N|female|40_59'?" if every part is known, in any order; otherwise the allowed values."""
        given = [_plain(part) for part in text.split(CROSS)]
        meant = [[known[part] for part in given if part in known] for known in self._known]
        if len(given) == len(self._known) and all(len(found) == 1 for found in meant):
            return f"Did you mean {CROSS.join(found[0] for found in meant)!r}?"
        return self._otherwise


def _listed(group: Group) -> str:
    """An id, with its label if it is only a letter or a number."""
    return f"{group.id} ({group.label})" if len(group.id) <= LONGEST_LETTER else group.id


def _plain(text: str) -> str:
    """Text without letter case, spaces, dashes and underscores."""
    return re.sub(r"[\s_–—-]+", "", text).casefold()
