"""Which practices count as a PCN's: the members of a date, or the same practices throughout (methods 14)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from het_dash.catalogue.load import Catalogue

PRACTICE_MAP = "practice-map"
Members = Literal["dated", "constant"]
MEMBERSHIP_WORDS: dict[Members, str] = {
    "constant": "The same practices throughout",
    "dated": "The practices that were members at each date",
}


@dataclass(frozen=True)
class Move:
    """A practice that changed its PCN: which PCN it left and joined, and since when. A blank date is unknown."""

    practice: str
    since: date | None
    left: str
    joined: str


class SamePractices:
    """Follows each practice, by its successors, to the PCN that its patients belong to at the latest date.

    The latest date is that of the newest practice map. Without any map, members are the practices without an end date.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._membership = catalogue.membership
        self._programme = {ods: pcn.code for pcn in catalogue.pcns for ods in pcn.ods_pcns}
        self._successor = {one.practice_code: one.successor_code for one in catalogue.successions}
        self._gone = {one.practice_code: one.by for one in catalogue.successions}
        maps = (edition.period_end for edition in catalogue.editions if edition.format == PRACTICE_MAP)
        self.latest = max(maps, default=date.max)
        self._now = self.members(self.latest)

    def members(self, on: date) -> dict[str, str]:
        """Practice -> programme PCN by dated membership, of practices with a list of their own. A blank date stays
        open."""
        return {
            m.practice_code: self._programme[m.pcn_code]
            for m in self._membership
            if (m.start is None or m.start <= on)
            and (m.end is None or on <= m.end)
            and not self._absorbed_by(m.practice_code, on)
        }

    def heir(self, practice: str) -> str | None:
        """The programme PCN that counts this practice's patients throughout; None where that is not known."""
        last = practice
        while (following := self._successor.get(last)) is not None:
            last = following
        return self._now.get(last)

    def heirs(self) -> dict[str, str | None]:
        """Every practice that ever was a member -> the PCN that counts its patients throughout."""
        return {m.practice_code: self.heir(m.practice_code) for m in self._membership}

    def absorbed(self, pcn: str) -> dict[str, str]:
        """Former practice -> the practice whose list its patients are on, of those that the PCN counts throughout."""
        return {one: after for one, after in self._successor.items() if after is not None and self.heir(one) == pcn}

    def lost(self, pcn: str) -> tuple[str, ...]:
        """Former members whose patients cannot be followed."""
        gone = {m.practice_code for m in self._membership if self._programme[m.pcn_code] == pcn}
        return tuple(sorted(one for one in gone if self.heir(one) is None))

    def followed_from(self, pcn: str) -> date:
        """The first date from which the same practices can be followed: after the last member whose patients cannot."""
        ends = [
            min(m.end or date.max, self._gone.get(m.practice_code, date.max) - timedelta(days=1))
            for m in self._membership
            if self._programme[m.pcn_code] == pcn and m.practice_code in self.lost(pcn)
        ]
        return max(ends) + timedelta(days=1) if ends and max(ends) < date.max else date.min

    def changed(self, pcn: str, on: date) -> bool:
        """Whether the members of a date are others than the same practices followed back to it."""
        pairs = ((there, self.heir(practice)) for practice, there in self.members(on).items())
        return on < self.followed_from(pcn) or any(here != there and pcn in (here, there) for there, here in pairs)

    def moves(self, pcn: str, dates: tuple[date, ...]) -> tuple[Move, ...]:
        """Practices that joined or left a PCN from one of these dates to the next, earliest first."""
        found = [move for one, other in pairwise(sorted(set(dates))) for move in self._between(pcn, one, other)]
        return tuple(sorted(found, key=lambda move: (move.since or date.min, move.practice)))

    def _absorbed_by(self, practice: str, on: date) -> bool:
        return practice in self._gone and self._gone[practice] <= on

    def _between(self, pcn: str, one: date, other: date) -> list[Move]:
        before, after = self.members(one), self.members(other)
        moved = []
        for practice, left in before.items():
            joined = after.get(practice) or self._place_when_absorbed(practice)
            if left != joined and joined is not None and pcn in (left, joined):
                moved.append(Move(practice, self._since(practice, joined, other), left, joined))
        return moved

    def _place_when_absorbed(self, practice: str) -> str | None:
        """The last PCN of a practice that has no list of its own any more."""
        rows = [m for m in self._membership if m.practice_code == practice]
        return self._programme[max(rows, key=lambda m: m.start or date.min).pcn_code] if rows else None

    def _since(self, practice: str, joined: str, by: date) -> date | None:
        """The start of its membership that holds at `by`, or of its last before then."""
        starts = [
            m.start
            for m in self._membership
            if m.practice_code == practice and self._programme[m.pcn_code] == joined and m.start and m.start <= by
        ]
        return max(starts, default=None)


@lru_cache(maxsize=4)
def same_practices(catalogue: Catalogue) -> SamePractices:
    return SamePractices(catalogue)
