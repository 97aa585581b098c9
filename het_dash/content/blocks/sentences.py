"""Blocks of sentences: the lead, text, and questions for a meeting."""

from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.charts.text import wording


@dataclass(frozen=True)
class Lead:
    """The sentence that answers the page's question, in large type. `strong` is the part of it to print in bold."""

    sentence: str
    strong: str = ""
    nature: Nature = "published"

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)


@dataclass(frozen=True)
class Words:
    """Sentences, each complete in itself. `panel` sets them off as the first thing to read.

    `partly`: example data in some sentences, which say so. `missing`: it says what is missing and who supplies it.
    `quiet`: small type, for what holds of a whole page.
    """

    sentences: tuple[str, ...]
    panel: bool = False
    ordered: bool = False
    heading: str = ""
    source: str = ""
    nature: Nature = "published"
    partly: bool = False
    missing: bool = False
    quiet: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


@dataclass(frozen=True)
class MeetingQuestion:
    """A short question in bold, and the figure behind it with what to talk about."""

    asks: str
    about: str
    nature: Nature = "published"

    @property
    def words(self) -> str:
        return f"{self.asks} {wording.of_nature(self.about, self.nature)}"


@dataclass(frozen=True)
class Questions:
    """Numbered questions for a meeting."""

    heading: str
    entries: tuple[MeetingQuestion, ...]
    source: str = ""

    @property
    def nature(self) -> Nature:
        return EXAMPLE if any(one.nature == EXAMPLE for one in self.entries) else "derived"

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)
