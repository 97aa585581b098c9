"""What is told of a return by the command that checks or accepts it to whoever started that command."""

from datetime import date

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.problems import Report


class Change(Entry):
    """One published figure, as it stands and as it would stand: words, so that what is hidden stays hidden."""

    measure: str
    group: str
    period: str
    before: str
    after: str


class ReturnReport(Report):
    """The answer of a dry run. `version` is the number that the return would get; 0 where it could not be read.

    `already`: these very bytes count already. `first`: the team's first, which ends the demonstration of its returns.
    """

    file: str
    sha256: str = ""
    pcn: str = ""
    quarter: str = ""
    version: int = 0
    already: bool = False
    first: bool = False
    changes: tuple[Change, ...] = ()


class Receipt(Entry):
    """What became of a return: accepted, retracted, or agreed to be shown."""

    kind: str
    pcn: str
    quarter: str
    version: int
    sha256: str
    on: date
    built: bool | None = None
