"""Representation ratio of each ethnic group among people reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from het_dash.catalogue.comparison_populations import Population
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer
from het_dash.figures.reach_shares import LIMITS_IN_WORDS
from het_dash.figures.representation import Mix, Row
from het_dash.figures.rounded_rates import AT_LEAST
from het_dash.figures.share_bounds import Between

NOT_ENOUGH = "1.0 means the same share as the population, not enough."
ESTIMATED = "The population is an estimate from where patients live, which makes differences look smaller."
NO_ONE = "no figure"
A_RANGE = (
    "A pale bar is a range, because the number of people whose ethnic group is not known is suppressed. Limits in the "
    "table allow for chance and for every possible count."
)


@dataclass(frozen=True)
class Compared:
    """`rows` starts with the combined headline groups, then each group. `who` is for example 'people reached'."""

    who: str
    reached: Mix
    rows: tuple[Row, ...]
    population: Population

    @property
    def headline(self) -> Row:
        return self.rows[0]

    @property
    def drawn(self) -> bool:
        return any(row.shown or row.ratio_between for row in self.rows)


def representation(found: Compared, answers: tuple[Answer, ...], view: View) -> Chart:
    """Ratios with intervals around a labelled line at 1 (the same share). `answers` starts with people reached."""
    counted, people = answers[0], found.population.people
    nature = tables.weakest_nature(*answers)
    sentence = in_words(found, view)
    return Chart(
        id=f"representation-{counted.indicator.id}-{found.population.id}",
        kind="bars",
        title=_title(found),
        subtitle=f"Share of {found.who} divided by share of {people}. {view.pcn.label}, {wording.periods(counted)}.",
        axis=f"Times the group's share of {people}",
        unit="ratio",
        series=(Series(counted.indicator.short, "other", _points(found.rows, view)),) if found.drawn else (),
        categories=tuple(row.asked.label for row in found.rows),
        benchmarks=(Benchmark("1.0, the same share as the population", 1.0),),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=_table(found, view) if counted.figures else Table((), ()),
        nature=nature,
        notes=(
            NOT_ENOUGH,
            *([LIMITS_IN_WORDS] if any(row.shown for row in found.rows) or not found.drawn else []),
            *([A_RANGE] if any(row.ratio_between for row in found.rows) else []),
            *([ESTIMATED] if found.population.estimated else []),
        ),
    )


def in_words(found: Compared, view: View) -> str:
    """The headline ratio in plain words, or the reason why there is none."""
    first, people = found.headline, found.population.people
    if first.too_many_unknown:
        too_many = "which may be too many" if first.bounds else "too many"
        return (
            f"We do not know the ethnic group of {_percent_unknown(found)} of {found.who}, {too_many} for a ratio. "
            f"{_bounds(found, f'their share of {people}')}"
        )
    if first.ratio_between:
        return f"{_range_in_words(found)} {NOT_ENOUGH}"
    if not first.shown:
        return f"{first.asked.label}, {found.who} and {people}: we cannot compare them ({_why_not(found, view)})."
    about = "about " if found.population.estimated else ""
    return (
        f"{first.reached_percent:.0f}% of {found.who} whose ethnic group is known are from {first.asked.label} "
        f"backgrounds, and {about}{first.population_percent:.0f}% of {people}. That is {_times(first)}. {NOT_ENOUGH} "
        f"{_bounds(found, 'their share')}"
    ).strip()


def _range_in_words(found: Compared) -> str:
    """For example 'About 70% to 92% of people reached whose ethnic group is known ...: 45 (43 to 47) of 51 to 61
    people.'"""
    first, about = found.headline, "about " if found.population.estimated else ""
    share = wording.sentence_case(percent_of(first))
    return (
        f"{share} of {found.who} whose ethnic group is known are from {first.asked.label} backgrounds: "
        f"{people_of(first)}. They are {about}{first.population_percent:.0f}% of {found.population.people}. That is "
        f"{_times(first)}. It is a range because the number whose ethnic group is not known is suppressed."
    )


def percent_of(row: Row) -> str:
    return percent(row.reached_percent, row.percent_between)


def percent(number: float, between: Between | None) -> str:
    """For example '63%' or 'about 70% to 92%'; empty if there is no range either."""
    if between:
        return wording.about(between.low, between.high, "percent")
    return "" if isnan(number) else f"{number:.0f}%"


def people_of(row: Row) -> str:
    """The two counts behind a range, for example '45 (43 to 47) of 51 to 61 people'."""
    if row.bounds is None:
        return ""
    people, known = row.bounds.people, row.bounds.known
    between = f"{people.low:,.0f} to {people.high:,.0f}"
    count = between if row.reached.count is None else f"{row.reached.count:,.0f} ({between})"
    return f"{count} of {known.low:,.0f} to {known.high:,.0f} people"


def _title(found: Compared) -> str:
    """Says over- or under-represented only if the interval excludes 1, and never better or worse."""
    first, people = found.headline, found.population.people
    if not first.shown and not first.ratio_between:
        return f"Ethnic groups of {found.who} compared with {people}"
    if not first.clear:
        return f"{first.asked.label}: {first.position} from their share of {people}"
    return f"{first.asked.label}: {first.position} of {found.who} than of {people}"


def _times(row: Row) -> str:
    """For example '1.90 times their share (between 1.70 and 2.20)' or 'about 1.7 to 2.2 times their share'."""
    if row.ratio_between:
        unclear = "" if row.clear else f", with {row.position}"
        return f"{wording.about(row.ratio_between.low, row.ratio_between.high, 'ratio')} times their share{unclear}"
    places = row.decimals
    said = f"{row.ratio:.{places}f} times their share"
    if isnan(row.lower):
        return said
    unclear = "" if row.clear else f", {row.position}"
    return f"{said} (between {row.lower:.{places}f} and {row.upper:.{places}f}{unclear})"


def _bounds(found: Compared, share: str) -> str:
    """Range of the share if none, or all, of the people with unknown ethnic group belonged to the headline groups."""
    unknown = found.reached.not_known.count
    if not found.headline.bounded or unknown == 0:
        return ""
    people = "those" if unknown is None else f"the {unknown:,.0f}"
    return (
        f"If none of {people} whose ethnic group is not known came from these groups, it would be "
        f"{found.headline.lowest:.2f} times {share}. If all did, it would be {found.headline.highest:.2f}."
    )


def _percent_unknown(found: Compared) -> str:
    if between := found.reached.known_between:
        return wording.about(100 - between.high, 100 - between.low, "percent")
    return f"{100 - found.reached.percent_known:.0f}%"


def _why_not(found: Compared, view: View) -> str:
    """The part that is missing, in the words of its status."""
    statuses = view.catalogue.statuses
    parts = {
        f"how many {found.who} there are": found.reached.everyone,
        "how many have no known ethnic group": found.reached.not_known,
        f"how many of {found.who} are of these groups": found.headline.reached,
    }
    missing = next(((what, part) for what, part in parts.items() if part.count is None), None)
    if missing is None:
        return f"their share of the population: {wording.lead_lower(statuses[found.headline.reason].words)}"
    return f"{missing[0]}: {wording.lead_lower(statuses[missing[1].status].words)}"


def _points(rows: Sequence[Row], view: View) -> tuple[Point, ...]:
    return tuple(_point(row, view) for row in rows)


def _point(row: Row, view: View) -> Point:
    if ends := row.ratio_between:
        text = wording.about(ends.low, ends.high, "ratio").removeprefix("about ")
        return Point(row.asked.label, None, text=text, role=_role(row), between=(ends.low, ends.high))
    if not row.shown:
        return Point(row.asked.label, None, text=view.catalogue.statuses[row.reason].chart, status=row.reason)
    lower, upper = (None, None) if isnan(row.lower) else (row.lower, row.upper)
    return Point(row.asked.label, row.ratio, lower, upper, f"{row.ratio:.2f}", role=_role(row))


def _role(row: Row) -> Role:
    return "chosen" if row.asked.programme else "other"


def _table(found: Compared, view: View) -> Table:
    columns = (
        "Ethnic group", found.who.capitalize(), "Of those whose group is known", "Of the population", "Times its share",
        f"Lower {AT_LEAST} limit", f"Upper {AT_LEAST} limit", "If none of the unknown", "If all of the unknown",
    )  # fmt: skip
    return Table(columns, tuple(_cells(row, found.population, view) for row in found.rows))


def _cells(row: Row, people: Population, view: View) -> tuple[str, ...]:
    """A count or its reason, then the numbers or why there are none."""
    reached = row.reached
    first = f"{reached.count:,.0f}" if reached.count is not None else view.catalogue.statuses[reached.status].words
    whole = f"about {row.population_percent:.0f}%" if people.estimated else f"{row.population_percent:.1f}%"
    return (
        row.asked.label,
        first,
        _range_or(row.percent_between, row.reached_percent, "percent"),
        NO_ONE if isnan(row.population_percent) else whole,
        _range_or(row.ratio_between, row.ratio, "ratio"),
        *(NO_ONE if isnan(x) else f"{x:.{row.decimals}f}" for x in (row.lower, row.upper, row.lowest, row.highest)),
    )


def _range_or(between: Between | None, number: float, unit: str) -> str:
    if between:
        return wording.about(between.low, between.high, unit)
    return NO_ONE if isnan(number) else wording.number(number, unit)
