"""Words for numbers, intervals, periods and sources, used on every page and pack."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from het_dash.catalogue import Catalogue, Indicator, Nature, Status
from het_dash.catalogue.source import OWN_NATURES
from het_dash.figures import Answer, Figure
from het_dash.figures.disclosure import small_numbers
from het_dash.figures.records import Listing

STANDING = "For planning and discussion. Not for decisions about an individual patient's care. Not a live record."
QUALIFIER_WORDS = {
    "at_least": "At least this many.",
    "provisional": "The latest is provisional.",
    "modelled": "Holds modelled figures.",
}
EXAMPLE = "Example data"
DEMONSTRATION = f"{EXAMPLE}, not Lewisham results."
NO_SOURCE = "No figures are to hand, so there is no source to name."
SMALLEST_PERCENT = 0.05  # less than this is not nothing, but would be written 0.0%
UNTOUCHED_BY_AGE = ("population", "reached")
NAMES = ("Lewisham", "England", "London", "Black", "White", "Asian", "Mixed", "Census")
NATURE_WORDS = {
    "published": "Published statistic",
    "derived": "Worked out from published statistics",
    "programme": "Programme return",
    "local": "Local GP data",
    "demonstration": EXAMPLE,
}


def number(value: float, unit: str) -> str:
    """9.2%, 91,353, 104.0: as many digits as a reader can use."""
    if unit == "percent":
        return "under 0.1%" if 0 < value < SMALLEST_PERCENT else f"{value:.1f}%"
    if unit in ("count", "rank"):
        return f"{value:,.0f}"
    return f"{value:,.2f}" if unit == "ratio" else f"{value:,.1f}"


def written(figure: Figure, unit: str) -> str:
    """The figure's number; a floor never reads as an exact value: 'at least 2,500'."""
    assert_shown(figure)
    floor = "at least " if figure.qualifier == "at_least" else ""
    return f"{floor}{number(figure.value or 0.0, unit)}"


def interval(figure: Figure, unit: str) -> str:
    """'between 9.0% and 9.4%', or nothing where there is no interval."""
    if figure.lower is None or figure.upper is None:
        return ""
    return f"between {number(figure.lower, unit)} and {number(figure.upper, unit)}"


def with_interval(figure: Figure, unit: str) -> str:
    """'9.2% (9.0% to 9.4%)'; the unit's sign only once where it is a word."""
    shown = written(figure, unit)
    if figure.lower is None or figure.upper is None:
        return shown
    return f"{shown} ({number(figure.lower, unit)} to {number(figure.upper, unit)})"


def about(low: float, high: float, unit: str) -> str:
    """'about 70% to 92%': a range that published counts leave open, in whole per cent; a ratio to one decimal."""
    ends = [f"{x:.0f}%" if unit == "percent" else f"{x:.1f}" for x in (low, high)]
    return f"about {' to '.join(dict.fromkeys(ends))}"


def of(name: str) -> str:
    """'North Lewisham's', 'Sevenfields''."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def sentence_case(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def lead_lower(text: str) -> str:
    """The text as it stands within a sentence: 'Blood pressure' -> 'blood pressure', but 'HbA1c', 'Lewisham' stay."""
    short = any(c.isupper() for c in text.partition(" ")[0][1:])
    return text if short or text[:1].isdigit() or text.startswith(NAMES) else text[:1].lower() + text[1:]


def assert_shown(figure: Figure) -> None:
    """A rule that writes a number must have one."""
    if figure.value is None:
        raise ValueError(f"{figure.indicator_id} {figure.area_code}: {figure.status} has no number to write")


def value_or_reason(figure: Figure | None, unit: str, catalogue: Catalogue) -> str:
    """The number, or the words of the reason why there is none."""
    if figure is None:
        return catalogue.statuses[Status.NOT_PUBLISHED_HERE].words
    return written(figure, unit) if figure.shown else catalogue.statuses[figure.status].words


def period(start: date, end: date, named_by: str = "span") -> str:
    """'1 July 2026'; by its end 'March 2025'; by its span '2024/25', '2025'; by its months 'April to June 2025'."""
    if start == end:
        return f"{end.day} {end:%B %Y}"
    if named_by == "end":
        return f"{end:%B %Y}"
    if named_by == "months":
        return f"{start:%B}{'' if start.year == end.year else f' {start.year}'} to {end:%B %Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{end.year}" if start.year == end.year else f"{start.year} to {end.year}"
    if (start.month, start.day, end.month, end.day) == (4, 1, 3, 31) and start.year + 1 == end.year:
        return f"{start.year}/{end.year % 100:02d}"
    return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def period_of(figure: Figure, indicator: Indicator) -> str:
    return period(figure.period_start, figure.period_end, indicator.named_by)


def periods(answer: Answer) -> str:
    """The one period of an answer, or its first and its last."""
    found = sorted({(f.period_end, f.period_start) for f in answer.figures})
    if not found:
        return "no period"
    if answer.indicator.named_by == "months":
        return period(min(start for _, start in found), found[-1][0], "months")
    first, last = (period(start, end, answer.indicator.named_by) for end, start in (found[0], found[-1]))
    return last if first == last else f"{first} to {last}"


def measures(*answers: Answer) -> tuple[str, ...]:
    """The ids of the indicators of some answers, each once."""
    return tuple(dict.fromkeys(answer.indicator.id for answer in answers))


def source(*answers: Answer) -> str:
    """Source, edition, period, denominator and nature, for the line under a chart."""
    editions: dict[str, list[str]] = {}
    rules: dict[str, None] = {}
    for line in (line for answer in answers for line in answer.lineage):
        name = f"{line.publisher}, {line.title}"
        editions.setdefault(name, [])
        if line.edition not in editions[name]:
            editions[name].append(line.edition)
        if line.rule != "As published.":
            rules[line.rule] = None
    if not editions:
        return NO_SOURCE
    named = "; ".join(f"{name} ({', '.join(sorted(e))})" for name, e in editions.items())
    natures = dict.fromkeys(NATURE_WORDS[f.nature] for a in answers for f in a.figures)
    whom = dict.fromkeys(a.indicator.denominator for a in answers if a.figures and a.indicator.unit != "count")
    return " ".join(
        [
            f"Source: {named}.",
            f"Period: {'; '.join(dict.fromkeys(periods(a) for a in answers if a.figures))}.",
            *([f"Out of: {'; '.join(lead_lower(w) for w in whom)}."] if whom else []),
            f"{'; '.join(natures)}.",
            *([small_numbers.WORDS] if any(f.nature in OWN_NATURES for a in answers for f in a.figures) else []),
            *dict.fromkeys(QUALIFIER_WORDS[f.qualifier] for a in answers for f in a.figures if f.qualifier != "exact"),
            *rules,
        ]
    )


def source_of(listing: Listing[Any], when: str, catalogue: Catalogue) -> str:
    """The source line of what is no figure: activities, and what was heard."""
    named = [f"{one.publisher}, {one.title}" for one in (catalogue.sources[source] for source in listing.sources)]
    return f"Source: {'; '.join(named)}. Period: {when}. {NATURE_WORDS[listing.nature]}." if named else NO_SOURCE


def mark(nature: Nature) -> str:
    """The mark that every chart, table, tile and text of example data carries in every format."""
    return EXAMPLE if nature == "demonstration" else ""


def of_nature(said: str, nature: Nature) -> str:
    """What is said of example data says so first: it is read out, printed and copied without its tag."""
    return f"{DEMONSTRATION} {said}" if nature == "demonstration" else said


def notes(*answers: Answer, only: Iterable[str] = ()) -> tuple[str, ...]:
    """What the publisher or the build noted about these figures, each once; of some areas only, if named."""
    wanted = set(only)
    kept = [(a, f) for a in answers for f in a.figures if f.note and (not wanted or f.area_code in wanted)]
    several = len({f.period_end for a in answers for f in a.figures}) > len(answers)
    return tuple(dict.fromkeys(f"{period_of(f, a.indicator)}: {f.note}" if several else f.note for a, f in kept))


def ended(said: str, indicator: Indicator, by_age: bool = False) -> str:
    """The sentence with its stop; a crude figure carries its caution in the sentence itself (methods 1)."""
    crude = not by_age and not indicator.age_adjusted and indicator.stage not in UNTOUCHED_BY_AGE
    return f"{said}, not adjusted for age." if crude else f"{said}."
