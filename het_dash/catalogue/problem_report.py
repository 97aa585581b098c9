"""A reader's report of a problem with a figure, as the app passes it to the command that stores it."""

from datetime import date

from pydantic import Field

from het_dash.catalogue.entry import Entry

LONGEST_REPORT = 1_000  # characters that a reader may write


class FigureReport(Entry):
    """The figure as it was shown, and what the reader writes about it. Everything but `words` comes from the app."""

    figure: str = Field(max_length=200)
    title: str = Field(max_length=500)
    shown: str = Field(default="", max_length=1_000)
    measures: tuple[str, ...] = Field(default=(), max_length=50)
    mark: str = Field(default="", max_length=100)
    address: str = Field(default="", max_length=2_000)
    store: str = Field(default="", max_length=200)
    built_on: date
    words: str = Field(default="", max_length=LONGEST_REPORT)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Heading and text of all facts about the figure."""
        told = (
            ("Figure", self.title),
            ("Shown", self.shown),
            ("Measures", "; ".join(self.measures)),
            ("Data", self.mark),
            ("Address", self.address),
            ("Figures built on", f"{self.built_on.day} {self.built_on:%B %Y}, store {self.store}"),
            ("Id", self.figure),
        )
        return tuple((name, text) for name, text in told if text)


class ReportOutcome(Entry):
    """The number of the stored report, or the reason why it is not stored, in words for the reader."""

    number: str = ""
    refused: str = ""
