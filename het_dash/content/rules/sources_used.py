"""Sources and methods at the end of a pack."""

from collections.abc import Iterable, Sequence

from het_dash.charts import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Tabled, Words
from het_dash.figures import Answer, Lineage

IN_SHORT = ("Source", "Publisher", "Period", "Kind", "Licence and copyright")
COLUMNS = ("Source", "Publisher", "Edition", "Period", "Kind", "Licence and copyright")
METHODS = (
    "Intervals are 95% limits: Wilson's for percentages, Byar's for counts and rates, or the publisher's own. A "
    "difference is called clear only where its limits leave out zero.",
    "Our own counts are rounded to 5. Counts of 1 to 7 people are hidden, and so are counts that would reveal them.",
    "We show published statistics as their publisher does.",
    "A percentage of several practices together is the sum of people over the sum of patients, never an average.",
    "Sources and methods, in the Health Equity Teams dashboard, traces every figure to its file.",
)


def editions(answers: Iterable[Answer]) -> Tabled:
    """A row an edition of a source that an answer rests on."""
    lines = [line for answer in answers for line in answer.lineage]
    found = {(line.source_id, line.edition): line for line in lines}
    rows = tuple(_row(found[key]) for key in sorted(found))
    return Tabled("Sources of these figures", Table(COLUMNS, rows), "")


def in_short(answers: Iterable[Answer]) -> Tabled:
    """A row a source, with its editions from first to last."""
    lines = [line for answer in answers for line in answer.lineage]
    sources: dict[str, list[Lineage]] = {}
    for line in sorted(lines, key=lambda one: (one.title, one.publisher, one.period_start, one.period_end)):
        sources.setdefault(line.source_id, []).append(line)
    rows = tuple(_in_short(found) for found in sources.values())
    return Tabled("Sources of these figures", Table(IN_SHORT, rows), "")


def _in_short(found: Sequence[Lineage]) -> tuple[str, ...]:
    period = wording.period(found[0].period_start, max(line.period_end for line in found))
    return (found[0].title, found[0].publisher, period, wording.NATURE_WORDS[found[0].nature], found[0].statement)


def _row(line: Lineage) -> tuple[str, ...]:
    period = wording.period(line.period_start, line.period_end)
    return (line.title, line.publisher, line.edition, period, wording.NATURE_WORDS[line.nature], line.statement)


def methods() -> Words:
    return Words(METHODS, heading="How the figures were worked out")
