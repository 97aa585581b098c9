"""Words for numbers, intervals, periods and sources, used on every page and pack."""

from collections.abc import Iterable
from datetime import date
from math import ceil, floor
from typing import Any

from het_dash.catalogue import EXAMPLE as EXAMPLE_NATURE
from het_dash.catalogue import Catalogue, Indicator, Nature, Status
from het_dash.catalogue.area import possessive
from het_dash.catalogue.source import OWN_NATURES
from het_dash.figures import Answer, Figure, rounded_rates
from het_dash.figures.disclosure import small_numbers
from het_dash.figures.records import Listing

FINGERPRINT = 12  # characters of a file's SHA-256, enough to compare by eye
STANDING = "For planning and discussion. Not for decisions about an individual patient's care. Not a live record."
QUALIFIER_WORDS = {
    "at_least": "At least this many.",
    "provisional": "The latest is provisional.",
    "modelled": "Holds modelled figures.",
}
EXAMPLE, PARTLY_EXAMPLE = "Example data", "Contains example data"
NO_SOURCE = "We have no figures, so there is no source to name."
SMALLEST_PERCENT = 0.05  # a smaller value is not zero, but would round to 0.0%
UNTOUCHED_BY_AGE = ("population", "reached")
NAMES = ("Black", "White", "Asian", "Mixed", "Census")
NATURE_WORDS = {
    "published": "Published statistic",
    "derived": "Worked out from published statistics",
    "programme": "Programme return",
    "local": "Local GP data",
    "demonstration": EXAMPLE,
}


def number(value: float, unit: str) -> str:
    """For example '9.2%', '91,353', '104.0'."""
    if unit == "percent":
        return "under 0.1%" if 0 < value < SMALLEST_PERCENT else f"{value:.1f}%"
    if unit in ("count", "rank"):
        return f"{value:,.0f}"
    return f"{value:,.2f}" if unit == "ratio" else f"{value:,.1f}"


def written(figure: Figure, unit: str) -> str:
    """The figure's value. A minimum figure is marked as one, so that it is never read as exact."""
    assert_shown(figure)
    value = f"{figure.value:.0f}%" if figure.whole else number(figure.value or 0.0, unit)
    return f"{'at least ' if figure.qualifier == 'at_least' else ''}{value}"


def limits(figure: Figure, unit: str) -> tuple[str, str] | None:
    """For example '9.0%' and '9.4%'. Without decimals they are rounded outwards."""
    if figure.lower is None or figure.upper is None:
        return None
    if figure.whole:
        return f"{floor(figure.lower)}%", f"{ceil(figure.upper)}%"
    return number(figure.lower, unit), number(figure.upper, unit)


def interval(figure: Figure, unit: str) -> str:
    """For example 'between 9.0% and 9.4%'; empty if there is no interval."""
    ends = limits(figure, unit)
    return f"between {ends[0]} and {ends[1]}" if ends else ""


def with_interval(figure: Figure, unit: str) -> str:
    """For example '9.2% (9.0% to 9.4%)'. A unit that is a word appears once."""
    shown, ends = written(figure, unit), limits(figure, unit)
    return f"{shown} ({ends[0]} to {ends[1]})" if ends else shown


def about(low: float, high: float, unit: str) -> str:
    """For example 'about 70% to 92%', for a range in whole per cent; a ratio has one decimal."""
    ends = [f"{x:.0f}%" if unit == "percent" else f"{x:.1f}" for x in (low, high)]
    return f"about {' to '.join(dict.fromkeys(ends))}"


def of(name: str) -> str:
    """Possessive, for example 'North Anytown's', 'Fairfields''."""
    return possessive(name)


def sentence_case(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def lead_lower(text: str) -> str:
    """Text with a small first letter for use within a sentence; names such as 'HbA1c' and 'Black' keep theirs."""
    short = any(c.isupper() for c in text.partition(" ")[0][1:])
    return text if short or text[:1].isdigit() or text.startswith(NAMES) else text[:1].lower() + text[1:]


def assert_shown(figure: Figure) -> None:
    """Raises an error if the figure has no value to write."""
    if figure.value is None:
        raise ValueError(f"{figure.indicator_id} {figure.area_code}: {figure.status} has no number to write")


def value_or_reason(figure: Figure | None, unit: str, catalogue: Catalogue) -> str:
    """The value, or the words of its status."""
    if figure is None:
        return catalogue.statuses[Status.NOT_PUBLISHED_HERE].words
    return written(figure, unit) if figure.shown else catalogue.statuses[figure.status].words


def period(start: date, end: date, named_by: str = "span") -> str:
    """For example '1 July 2026', 'March 2025' (by end), '2024/25' (by span), 'April to June 2025' (by months)."""
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
    """The period of an answer, or its first and last period."""
    found = sorted({(f.period_end, f.period_start) for f in answer.figures})
    if not found:
        return "no period"
    if answer.indicator.named_by == "months":
        return period(min(start for _, start in found), found[-1][0], "months")
    first, last = (period(start, end, answer.indicator.named_by) for end, start in (found[0], found[-1]))
    return last if first == last else f"{first} to {last}"


def measures(*answers: Answer) -> tuple[str, ...]:
    """Distinct indicator ids of the answers."""
    return tuple(dict.fromkeys(answer.indicator.id for answer in answers))


def files(*answers: Answer) -> tuple[str, ...]:
    """Files behind the figures: name, SHA-256, day of import."""
    return tuple(
        dict.fromkeys(
            f"{line.file} (SHA-256 {line.sha256[:FINGERPRINT]}…), imported on {line.imported_on.day} "
            f"{line.imported_on:%B %Y}"
            for answer in answers
            for line in answer.lineage
        )
    )


def source(*answers: Answer) -> str:
    """Source line of a chart: source, edition, period, denominator and nature."""
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
    groups = dict.fromkeys(a.indicator.denominator for a in answers if a.figures and a.indicator.unit != "count")
    return " ".join(
        [
            f"Source: {named}.",
            f"Period: {'; '.join(dict.fromkeys(periods(a) for a in answers if a.figures))}.",
            *([f"Out of: {'; '.join(lead_lower(w) for w in groups)}."] if groups else []),
            f"{'; '.join(natures)}.",
            *([small_numbers.WORDS] if any(f.nature in OWN_NATURES for a in answers for f in a.figures) else []),
            *(
                [rounded_rates.IN_WORDS]
                if any(f.interval_kind == "rounded" for a in answers for f in a.figures)
                else []
            ),
            *dict.fromkeys(QUALIFIER_WORDS[f.qualifier] for a in answers for f in a.figures if f.qualifier != "exact"),
            *rules,
        ]
    )


def source_of(listing: Listing[Any], when: str, catalogue: Catalogue) -> str:
    """Source line for content without figures: activities and community feedback."""
    named = [f"{one.publisher}, {one.title}" for one in (catalogue.sources[source] for source in listing.sources)]
    return f"Source: {'; '.join(named)}. Period: {when}. {NATURE_WORDS[listing.nature]}." if named else NO_SOURCE


def mark(nature: Nature, partly: bool = False) -> str:
    """Label that marks example data in every format.

    `partly`: the block also holds real figures. Its example figures are then marked one by one.
    """
    if nature != EXAMPLE_NATURE:
        return ""
    return PARTLY_EXAMPLE if partly else EXAMPLE


def of_nature(said: str, nature: Nature) -> str:
    """Text with a prefix for example data, so that a copy without the tag still says so."""
    return f"{EXAMPLE}. {said}" if nature == EXAMPLE_NATURE else said


def notes(*answers: Answer, only: Iterable[str] = ()) -> tuple[str, ...]:
    """Distinct notes of the publisher or the build on these figures, limited to some areas if given."""
    wanted = set(only)
    kept = [(a, f) for a in answers for f in a.figures if f.note and (not wanted or f.area_code in wanted)]
    several = len({f.period_end for a in answers for f in a.figures}) > len(answers)
    return tuple(dict.fromkeys(f"{period_of(f, a.indicator)}: {f.note}" if several else f.note for a, f in kept))


def ended(said: str, indicator: Indicator, by_age: bool = False) -> str:
    """Sentence with a full stop; a crude figure adds its caution (methods 1)."""
    crude = not by_age and not indicator.age_adjusted and indicator.stage not in UNTOUCHED_BY_AGE
    return f"{said}, not adjusted for age." if crude else f"{said}."
