"""Finding of a comparison: a reason to refuse the file, or a warning."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """One sentence, and for a refusal what to do. A warning is kept with the edition; what is only told is not."""

    words: str
    remedy: str = ""
    weight: Literal["told", "warning", "refusal"] = "warning"

    @property
    def refuses(self) -> bool:
        return self.weight == "refusal"


def refusal(words: str, remedy: str) -> Finding:
    return Finding(words, remedy, "refusal")


def share(part: float) -> str:
    """63%, but never 100% or 0% of something that is neither."""
    whole = round(100 * part)
    whole = min(whole, 99) if part < 1 else whole
    return f"{max(whole, 1) if part > 0 else whole}%"


def people(count: float) -> str:
    return f"{count:,.0f}"


def counted(number: int, what: str) -> str:
    """'1 practice', '28 practices', '1 practice in the file'. `what` is a plural."""
    noun, space, rest = what.partition(" in ")
    return f"{number:,} {noun.removesuffix('s') if number == 1 else noun}{space}{rest}"
