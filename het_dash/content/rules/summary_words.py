"""Sentences of the summary table: what it shows in short, and how to read it."""

from collections.abc import Iterator, Sequence

from het_dash.charts.peer_group import counting
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Lead
from het_dash.content.blocks.spine import ESTIMATE
from het_dash.content.rules.multiple_comparisons import by_chance
from het_dash.content.rules.summary_measure import Measure
from het_dash.figures.place_among import PlaceAmong
from het_dash.figures.verdicts import WORTH_ASKING_ABOUT, Judgement

SAID: tuple[Judgement, ...] = ("better", "worse", WORTH_ASKING_ABOUT)
PLACES = "A place is a range where 95% limits cannot tell the PCNs apart; 1st is the lowest."
FUNNEL = (
    "Better and worse are beyond the 99.8% funnel limits around the average, widened for the usual spread. Worth "
    "asking about is beyond the 95% limits. Similar does not prove that there is no difference."
)
ESTIMATES = (
    "We estimate a PCN's share of care from its practices' published values, weighted by their registers. No counts "
    "are published, so there are no 95% limits; the range is that of the PCN's practices."
)
NO_REGISTER = "Where no register fits a measure, only the range of the practices is shown."
NOT_BY_AGE = (
    "Recorded diagnoses are not adjusted for age. A low share can mean fewer ill people, younger people, or people not "
    "yet diagnosed."
)
SAME_PRACTICES = "Lines over time follow the same practices throughout. They stop where a year is missing."


def place_words(place: PlaceAmong) -> str:
    """'lowest', 'highest', '2nd' or '2nd to 4th'."""
    if place.first == place.last:
        return {1: "lowest", place.among: "highest"}.get(place.first, _ordinal(place.first))
    return f"{_ordinal(place.first)} to {_ordinal(place.last)}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def of_a_pcn(measures: Sequence[Measure], view: View) -> Lead:
    """A PCN's clear places among diagnoses, and comparisons of its care."""
    diagnoses = [one for one in measures if one.pcns.indicator.polarity == "none"]
    return Lead(" ".join(filter(None, (_diagnoses(diagnoses, view), *_care(measures, view)))))


def _diagnoses(measures: Sequence[Measure], view: View) -> str:
    places = [place for one in measures if (place := one.place(view.pcn.code))]
    name = view.pcn.label
    if not places:
        return f"We cannot place {wording.of(name)} recorded diagnoses among the PCNs." if measures else ""
    lowest = sum(place.first == place.last == 1 for place in places)
    highest = sum(place.first == place.last == place.among for place in places)
    among, of_all = f"Of the {counting(len(view.catalogue.pcns))} PCNs, {name}", f"{len(places)} recorded diagnoses"
    if not lowest and not highest:
        return f"{among} is neither clearly lowest nor clearly highest for any of {of_all}."
    found = [f"{word} for {n}" for word, n in (("lowest", lowest), ("highest", highest)) if n]
    return f"{among} is clearly {' and '.join(found)} of {of_all}."


def _care(measures: Sequence[Measure], view: View) -> Iterator[str]:
    care = [one for one in measures if one.pcns.indicator.polarity != "none"]
    found = [judged for one in care if (judged := one.judged(view.pcn.code))]
    whose = view.catalogue.borough.whose
    if not found:
        yield from [f"We cannot yet compare care here with {whose}."] if care else []
        return
    counts = [f"{word} on {n}" for word in SAID if (n := sum(one == word for one in found))]
    if counts:
        yield f"Care is {' and '.join(counts)} of {len(found)} measures that we can compare with {whose}."
    elif len(found) > 1:
        number = counting(len(found))
        yield f"Care does not differ clearly from {whose} on any of the {number} measures that we can compare."
    else:
        yield f"The one measure of care that we can compare does not differ clearly from {whose}."


def of_a_measure(measure: Measure, view: View) -> Lead:
    """The range of the PCNs, with the borough and the nation."""
    title, when = measure.pcns.indicator.title, wording.periods(measure.shown)
    known = sorted((v.number, code) for code, v in measure.values.items() if v.number is not None)
    if len(known) < 2:
        return Lead(f"{title}: no figures to compare the PCNs by ({when}).")
    (_, low), (_, high) = known[0], known[-1]
    ends = (f"{measure.values[code].words} in {view.label(code)}" for code in (low, high))
    larger = ((view.catalogue.borough, measure.borough), (view.catalogue.nation, measure.whole_nation))
    beside = ", ".join(f"{area.label} {value.words}" for area, value in larger if value and value.number is not None)
    return Lead(f"{title}: from {' to '.join(ends)}, {when}.{f' {beside}.' if beside else ''}")


def of_practices(measure: Measure, view: View) -> Lead:
    """The range of the practices, and how many are worth asking about."""
    title, when = measure.pcns.indicator.title, wording.periods(measure.practices_now)
    shown = [f for f in measure.practices_now.figures if f.shown]
    if not shown:
        return Lead(f"{title}: no practice has a figure.")
    ends = [extreme(shown, key=lambda f: f.value or 0.0) for extreme in (min, max)]
    low, high = (wording.number(f.value or 0.0, measure.unit) for f in ends)
    said = f"{title}: from {low} to {high} between {len(shown)} {view.catalogue.borough.label} practices, {when}."
    found = measure.standing_of_practices
    if found is None:
        return Lead(said)
    outside = sum(place not in ("inside", "not_compared") for place in found.places.values())
    chance = f"chance alone would give about {found.outside_by_chance:.1f} of {len(found.counted)}"
    return Lead(f"{said} {outside} {'is' if outside == 1 else 'are'} beyond the 95% limits; {chance}.")


def notes(measures: Sequence[Measure], view: View) -> tuple[str, ...]:
    """How to read the table, as far as it applies."""
    values = [one.values[view.pcn.code] for one in measures]
    judged = sum(bool(one.judged(view.pcn.code)) for one in measures)
    said = (
        (PLACES, any(one.place(view.pcn.code) for one in measures)),
        (NOT_BY_AGE, any(one.pcns.indicator.polarity == "none" for one in measures)),
        (ESTIMATES, any(v.limits_are == ESTIMATE and v.number is not None for v in values)),
        (NO_REGISTER, any(v.limits_are == ESTIMATE and v.number is None for v in values)),
        (FUNNEL, bool(judged)),
        (by_chance(judged, "measures"), judged > 1),
        (SAME_PRACTICES, any(one.trend.figures for one in measures)),
    )
    return tuple(text for text, applies in said if applies)
