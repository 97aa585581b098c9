"""Reads verdicts and limits as printed, and says where they contradict each other.

Nothing of the product's own rules is used: words and numbers are taken from the text of blocks, as a reader would.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from het_dash.charts import Chart, Table
from het_dash.content.blocks import Block, Tabled, Tile, Tiles
from tests.support.blocks import texts

NUMBER = r"[+\-−]?\d[\d,]*(?:\.\d+)?"
IN_BRACKETS = re.compile(rf"\(({NUMBER})%? to ({NUMBER})%?\)")
BETWEEN = re.compile(rf"between ({NUMBER})%? and ({NUMBER})%?")
POINTS = re.compile(rf"({NUMBER}) points \(({NUMBER}) to ({NUMBER})\)")
TIMES = re.compile(rf"({NUMBER}) times their share \(between ({NUMBER}) and ({NUMBER})(, no clear difference)?\)")
RATIO_OF_TILE = re.compile(rf"{NUMBER} times their share of residents; ({NUMBER}) to ({NUMBER})")
RANGE = re.compile(rf"^({NUMBER})%? to ({NUMBER})%?$")
WITHIN = re.compile(r"within ([\d.]+) points? of the comparator")
AGES = re.compile(r"fewer than ages predict at (\d+) of (\d+) \w+, more at (\d+)")


def number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


@dataclass
class Findings:
    """How many verdicts were checked, by kind; and where words and limits contradict each other."""

    checked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def check(self, kind: str, fits: bool, where: str, said: str) -> None:
        self.checked[kind] += 1
        if not fits:
            self.wrong.append(f"{where}: {kind}: {said}")


def read(blocks: Iterable[tuple[str, Block]]) -> Findings:
    found = Findings()
    for where, block in blocks:
        for table in _tables(block):
            _rows(table, where, found)
        if isinstance(block, Tiles):
            for tile in block.tiles:
                _tile(tile, where, found)
        if isinstance(block, Chart):
            _chart(block, where, found)
        for text in texts(block):
            _text(text, where, found)
    return found


def _tables(block: Block) -> Iterator[Table]:
    if isinstance(block, Chart | Tabled):
        yield block.table


def _rows(table: Table, where: str, found: Findings) -> None:
    """Rows with a verdict in a column of its own."""
    columns = list(table.columns)
    sure = columns.index("How sure") if "How sure" in columns else None
    gaps = [n for n, name in enumerate(columns) if name.startswith("Points below")]
    for row in table.rows:
        if sure is not None and gaps and row[sure]:
            limits = IN_BRACKETS.search(row[gaps[0]])
            assert limits, row
            _gap(row[sure], limits, where, found, " | ".join(row))
        for cell in row:
            _change(cell, row, where, found)


def _gap(said: str, limits: re.Match[str], where: str, found: Findings, row: str) -> None:
    """The reference's share less the group's."""
    low, high = map(number, limits.groups())
    fits = {
        "no clear gap": low <= 0 <= high,
        "a clear gap": low > 0,
        "clear: fewer": low > 0,
        "clear: more": high < 0,
        "a clear gap in the other direction": high < 0,
    }
    assert said.lower() in fits, f"{where}: a verdict that this check does not know: {said!r}"
    found.check("gap", fits[said.lower()], where, row)


def _change(cell: str, row: tuple[str, ...], where: str, found: Findings) -> None:
    """A verdict on a change, with the difference in the same row."""
    verdict = re.match(r"^(?:.*: )?(rose more|rose less|within [\d.]+ points? of the comparator|cannot tell)\b", cell)
    limits = next((match for one in row if (match := POINTS.search(one))), None)
    if verdict and limits:
        low, high = number(limits.group(2)), number(limits.group(3))
        found.check("change", _fits(verdict.group(1), low, high), where, " | ".join(row))


def _fits(verdict: str, low: float, high: float) -> bool:
    """Other PCNs' middle 95% may stop 'rose more', so 'cannot tell' fits any limits."""
    if within := WITHIN.search(verdict):
        return -float(within.group(1)) <= low and high <= float(within.group(1))
    return {"rose more": low > 0, "rose less": high < 0}.get(verdict, True)


def _tile(tile: Tile, where: str, found: Findings) -> None:
    between = BETWEEN.search(tile.below)
    if between and "gap" in tile.verdict.lower():
        _gap(tile.verdict, between, where, found, f"{tile.label}, {tile.below}, {tile.verdict}")
    if tile.verdict and (ratio := RATIO_OF_TILE.search(f"{tile.below} {tile.comparison}")):
        low, high = map(number, ratio.groups())
        fits = {"a larger": low > 1, "a smaller": high < 1, "cannot tell": low <= 1 <= high, "no verdict": True}
        said = next(fits[words] for words in fits if tile.verdict.lower().startswith(words))
        found.check("share of residents", said, where, f"{tile.below}, {tile.verdict}")
    _deaths(tile, where, found)


def _deaths(tile: Tile, where: str, found: Findings) -> None:
    """Limits of a difference from two printed intervals (Zou and Donner)."""
    word = re.match(r"^(Higher than|Lower than|No clear difference from) ", tile.comparison)
    ours, theirs = BETWEEN.search(tile.below), IN_BRACKETS.search(tile.comparison)
    if not (word and ours and theirs):
        return
    value = number(tile.value)
    other = number(re.findall(NUMBER, tile.comparison[: theirs.start()])[-1])
    (l1, u1), (l2, u2) = (tuple(map(number, one.groups())) for one in (ours, theirs))
    low = value - other - math.hypot(value - l1, u2 - other)
    high = value - other + math.hypot(u1 - value, other - l2)
    fits = {"Higher than": low > 0, "Lower than": high < 0}.get(word.group(1), low <= 0 <= high)
    found.check("rate", fits, where, f"{tile.value}, {tile.below}, {tile.comparison}")


def _text(text: str, where: str, found: Findings) -> None:
    """Sentences that hold limits and a verdict."""
    for clause in re.split(r"(?<=[a-z)])[.;] ", text):
        if points := POINTS.search(clause):
            _points(clause, number(points.group(2)), number(points.group(3)), where, found)
        for times in TIMES.finditer(clause):
            low, high = number(times.group(2)), number(times.group(3))
            fits = low <= 1 <= high if times.group(4) else low > 1 or high < 1
            found.check("share", fits, where, clause)
    if (verdict := re.search(r"Verdict: ([^.]+)\.", text)) and (points := POINTS.search(text)):
        low, high = number(points.group(2)), number(points.group(3))
        found.check("change", _fits(verdict.group(1), low, high), where, text)


def _points(clause: str, low: float, high: float, where: str, found: Findings) -> None:
    if "no clear" in clause.lower():
        found.check("sentence", low <= 0 <= high, where, clause)
    elif re.search(r"clear gap|widest gap|do not explain", clause, re.IGNORECASE) and "may explain" not in clause:
        found.check("sentence", low > 0 or high < 0, where, clause)
    if re.search(r"\b(rises|falls) by\b", clause):
        found.check("slope", low > 0, where, clause)


def _chart(chart: Chart, where: str, found: Findings) -> None:
    columns = list(chart.table.columns)
    if (ages := AGES.search(chart.title)) and "Recorded / expected" in columns:
        _against_ages(chart, ages, where, found)
    if {"95% limits", "99.8% limits", "Place"} <= set(columns):
        _funnel(chart, where, found)
    if chart.id.startswith("representation-"):
        _share(chart, where, found)


def _against_ages(chart: Chart, title: re.Match[str], where: str, found: Findings) -> None:
    at = chart.table.columns.index("Recorded / expected")
    drawn = chart.table.rows[: int(title.group(2))]
    limits = [(number(row[at + 1]), number(row[at + 2])) for row in drawn]
    fewer = (sum(high < 1 for _, high in limits), sum(high <= 1 for _, high in limits))
    more = (sum(low > 1 for low, _ in limits), sum(low >= 1 for low, _ in limits))
    fits = fewer[0] <= int(title.group(1)) <= fewer[1] and more[0] <= int(title.group(3)) <= more[1]
    found.check("against ages", fits, where, chart.title)


def _funnel(chart: Chart, where: str, found: Findings) -> None:
    columns = chart.table.columns
    at = {name: columns.index(name) for name in ("Per cent", "95% limits", "99.8% limits", "Place")}
    for row in chart.table.rows:
        near, far = (RANGE.match(row[at[name]]) for name in ("95% limits", "99.8% limits"))
        if near is None or far is None:
            continue
        value, half = number(row[at["Per cent"]].rstrip("%")), 0.051
        place = row[at["Place"]].lower()
        (l95, u95), (l998, u998) = (tuple(map(number, one.groups())) for one in (near, far))
        fits = {
            "above the 99.8% limits": value > u998 - half,
            "above the 95% limits": u95 - half < value < u998 + half,
            "within the limits": l95 - half < value < u95 + half,
            "below the 95% limits": l998 - half < value < l95 + half,
            "below the 99.8% limits": value < l998 + half,
        }
        assert place in fits, f"{where}: a place that this check does not know: {place!r}"
        found.check("funnel", fits[place], where, " | ".join(row))


def _share(chart: Chart, where: str, found: Findings) -> None:
    """The title's verdict on the first group, by the table's limits."""
    lower = next((n for n, name in enumerate(chart.table.columns) if name.startswith("Lower")), None)
    name = chart.title.partition(":")[0]
    row = next((row for row in chart.table.rows if row[0].removeprefix("Example: ").startswith(name)), None)
    if lower is None or row is None or not re.match(r"^[\d.]+$", row[lower]):
        return
    low, high = number(row[lower]), number(row[lower + 1])
    if "no clear difference" in chart.title:
        found.check("share", low <= 1 <= high, where, chart.title)
    elif "larger share" in chart.title or "smaller share" in chart.title:
        found.check("share", low > 1 if "larger" in chart.title else high < 1, where, chart.title)
