"""Each programme group's share of people reached next to its share of a population, as a pair of bars."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isnan

from het_dash.catalogue import EXAMPLE, Nature, Status
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.charts.builders.representation import ESTIMATED, NOT_ENOUGH, Compared, percent
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.charts.text.example_marks import marked, nature_of
from het_dash.figures import Answer
from het_dash.figures.representation import Row

NO_RETURN = "no return yet"
THEIR_SHARE = "times their share"
REACHED = "People reached"


@dataclass(frozen=True)
class Groups:
    """Who is called reached, the rows to draw (groups first, then all of them together) and what they are out of."""

    compared: Compared
    rows: tuple[Row, ...]


def pair(groups: Groups, answers: Sequence[Answer], view: View, period: str) -> Chart:
    """Two bars for each row with their ratio. `answers` starts with people reached, which may be empty."""
    found, rows = groups.compared, groups.rows
    collected = bool(answers[0].figures)
    nature = tables.weakest_nature(*answers)
    ours, theirs = nature_of(answers[0]), nature_of(*answers[1:])
    mixed = collected and EXAMPLE in (ours, theirs) and bool(PRIVATE_NATURES & {ours, theirs})
    said = in_words(groups, collected)
    title, sentence = _title(groups, collected, view), wording.of_nature(said, nature) if mixed else said
    people = wording.sentence_case(found.population.people)
    return Chart(
        id=f"reach-pair-{found.population.id}",
        kind="bars",
        title=marked(title, nature) if mixed else title,
        subtitle=f"{view.pcn.label}{period}.",
        axis="Share",
        unit="percent",
        series=(
            Series(
                marked(REACHED, ours) if mixed else REACHED,
                "chosen",
                tuple(replace(_reached(row, collected, view), example=mixed and ours == EXAMPLE) for row in rows),
            ),
            Series(
                marked(people, theirs) if mixed else people,
                "other",
                tuple(replace(_theirs(row, groups, view), example=mixed and theirs == EXAMPLE) for row in rows),
            ),
        ),
        categories=tuple(row.asked.label for row in rows),
        asides=tuple((row.asked.label, *aside) for row in rows if (aside := _aside(row))),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(said, nature)}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=_table(groups, collected, view, (ours, theirs) if mixed else ("published", "published")),
        nature=nature,
        notes=tuple(marked(note, ours) if mixed else note for note in _notes(found, collected)),
        partly=mixed,
    )


def _title(groups: Groups, collected: bool, view: View) -> str:
    """Claims a difference only where the limits exclude 1."""
    found, together = groups.compared, groups.rows[-1]
    if not collected:
        label = view.catalogue.representation.headline.label
        return f"{label}: {_population_share(together, found)} of {found.population.people}"
    ways = {row.position for row in groups.rows[:-1] if row.clear}
    if len(ways) == 1 and all(row.clear for row in groups.rows[:-1]):
        each = "Both groups are" if len(groups.rows) == 3 else "Each group is"
        return f"{each} {ways.pop()} of people reached than of {found.population.people}"
    if together.clear:
        return f"Together they are {together.position} of people reached than of {found.population.people}"
    if together.shown or together.ratio_between:
        return f"People reached and {found.population.people}: {together.position}"
    return f"People reached and {found.population.people}, by ethnic group"


def in_words(groups: Groups, collected: bool) -> str:
    """One clause for each row: 'Black African: 26% of people reached and 17% of residents, 1.53 times their share.'"""
    return " ".join(f"{_told(row, groups.compared, collected)}." for row in groups.rows)


def _told(row: Row, found: Compared, collected: bool) -> str:
    theirs = f"{_population_share(row, found)} of {found.population.people}"
    if not collected:
        return f"{row.asked.label}: {theirs}; {NO_RETURN}"
    ours = percent(row.reached_percent, row.percent_between)
    if not ours:
        return f"{row.asked.label}: {theirs}; we cannot show their share of people reached"
    ratio = _ratio(row)
    return f"{row.asked.label}: {ours} of people reached and {theirs}{f', {ratio} {THEIR_SHARE}' if ratio else ''}"


def _population_share(row: Row, found: Compared) -> str:
    if isnan(row.population_percent):
        return "an unknown share"
    return f"{'about ' if found.population.estimated else ''}{row.population_percent:.0f}%"


def _ratio(row: Row) -> str:
    if between := row.ratio_between:
        return wording.about(between.low, between.high, "ratio")
    return f"{row.ratio:.{row.decimals}f}" if row.shown else ""


def _aside(row: Row) -> tuple[str, str] | None:
    """'1.53 times', and what of: small type under it."""
    ratio = _ratio(row).removeprefix("about ")
    return (f"{ratio} times", "their share") if ratio else None


def _reached(row: Row, collected: bool, view: View) -> Point:
    at = row.asked.label
    if not collected:
        return Point(at, None, text=NO_RETURN, status=Status.NOT_COLLECTED)
    if between := row.percent_between:
        text = wording.about(between.low, between.high, "percent").removeprefix("about ")
        return Point(at, None, text=text, between=(between.low, between.high))
    if isnan(row.reached_percent):
        status = row.reached.status if row.reached.count is None else row.reason
        return Point(at, None, text=view.catalogue.statuses[status].chart, status=status)
    return Point(at, row.reached_percent, text=f"{row.reached_percent:.0f}%")


def _theirs(row: Row, groups: Groups, view: View) -> Point:
    at, share = row.asked.label, row.population_percent
    if isnan(share):
        return Point(at, None, text=view.catalogue.statuses[Status.NOT_COLLECTED].chart, status=Status.NOT_COLLECTED)
    return Point(at, share, text=_population_share(row, groups.compared))


def _table(groups: Groups, collected: bool, view: View, natures: tuple[Nature, Nature]) -> Table:
    """`natures` mark the columns of people reached, of the population and of both."""
    ours, theirs = natures
    both = EXAMPLE if EXAMPLE in natures else ours
    columns = (
        "Ethnic group", marked("People reached", ours), marked("Share of those whose group is known", ours),
        marked("Share of the population", theirs), marked("Times their share", both), marked("Lower limit", both),
        marked("Upper limit", both),
    )  # fmt: skip
    return Table(columns, tuple(_cells(row, groups.compared, collected, view) for row in groups.rows))


def _cells(row: Row, found: Compared, collected: bool, view: View) -> tuple[str, ...]:
    theirs = _population_share(row, found)
    if not collected:
        return (row.asked.label, NO_RETURN, "", theirs, "", "", "")
    count = row.reached.count
    people = f"{count:,.0f}" if count is not None else view.catalogue.statuses[row.reached.status].words
    limits = ("" if isnan(x) else f"{x:.{row.decimals}f}" for x in (row.lower, row.upper))
    return (row.asked.label, people, percent(row.reached_percent, row.percent_between), theirs, _ratio(row), *limits)


def _notes(found: Compared, collected: bool) -> tuple[str, ...]:
    """Caveats: what is not known comes first, because it changes how the bars are read."""
    of_reach = (
        _not_known(found),
        "Shares are of people whose ethnic group is known.",
        "The table has the limits of each ratio.",
        NOT_ENOUGH,
    )
    return (*(of_reach if collected else ()), *([ESTIMATED] if found.population.estimated else []))


def _not_known(found: Compared) -> str:
    mix = found.reached
    if between := mix.known_between:
        return f"We do not know the ethnic group of {wording.about(100 - between.high, 100 - between.low, 'percent')}."
    if isnan(mix.percent_known):
        return "We cannot show how many gave their ethnic group: the number is too small."
    return f"We do not know the ethnic group of {100 - mix.percent_known:.0f}% of people reached."
