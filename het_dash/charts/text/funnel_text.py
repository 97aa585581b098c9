"""Words for a funnel plot, no stronger than its limits."""

from collections.abc import Sequence

from het_dash.catalogue import Indicator
from het_dash.charts.builders.ranked import absent, services_apart
from het_dash.charts.peer_group import ONE_PRACTICE, Units, counting
from het_dash.charts.text import tables, wording
from het_dash.figures import Figure
from het_dash.figures.funnel import Place
from het_dash.figures.funnel_position import Standing
from het_dash.figures.verdicts import CLEARLY_DIFFERS, PLACES, WORTH_ASKING_ABOUT

PLACE_WORDS = PLACES
OUTWARDS: tuple[Place, ...] = ("above_998", "above_95", "below_95", "below_998")
FAR: tuple[Place, ...] = ("above_998", "below_998")
NEAR: tuple[Place, ...] = ("above_95", "below_95")
FEW = 10
WHAT_LIMITS_ARE = (
    "Chance alone puts about 1 unit in 20 beyond the 95% limits and 1 in 500 beyond the 99.8% limits. Within the "
    "limits does not mean the same as the average; it means that chance alone could explain the distance."
)
WHAT_WIDER_LIMITS_ARE = (
    "The limits allow for the usual variation between {units} as well as for chance. A {unit} outside the 95% limits "
    f"is {WORTH_ASKING_ABOUT}; only outside the 99.8% limits does it {CLEARLY_DIFFERS}."
)
APPROXIMATE = "The publisher gives percentages without counts. Numbers of people are approximate: {register}, {period}."


def title(shown: Units, standing: Standing) -> str:
    """For example 'Blood pressure treated to threshold: 4 of 26 practices are worth asking about'."""
    far, near, number = len(standing.at(*FAR)), len(standing.at(*NEAR)), counting(len(standing.counted))
    if standing.spread and far + near:
        said = f"{far + near} of {number} {shown.one}s {_are(far + near)} {WORTH_ASKING_ABOUT}"
    elif standing.spread:
        said = f"{number} {shown.one}s vary by more than chance, and none is outside the limits"
    elif far:
        said = f"{far} of {number} {shown.one}s beyond the 99.8% limits"
    elif near:
        said = f"{near} of {number} {shown.one}s beyond the 95% limits"
    else:
        said = f"none of {number} {shown.one}s beyond the limits"
    return f"{shown.answer.indicator.short}: {said}"


def sentence(shown: Units, standing: Standing) -> str:
    """The average, the position of the chosen PCN's units, variation expected by chance, and overdispersion."""
    together = f"{percent(100 * standing.average)} for {_those(shown, standing)} together"
    said = [
        wording.ended(f"{shown.answer.indicator.short}: {together}", shown.answer.indicator),
        _own(shown, standing),
    ]
    if len(standing.counted) <= FEW:
        said.append(what_few_can_show(shown, standing))
    said.append(dispersed(shown, standing))
    return " ".join(filter(None, said))


def _those(shown: Units, standing: Standing) -> str:
    number = len(standing.counted)
    every = number == len(shown.answer.figures)
    return shown.everyone if every else f"the {counting(number)} {shown.one}s whose counts are shown"


def _own(shown: Units, standing: Standing) -> str:
    own = [f for f in standing.counted if f.area_code in shown.own]
    label = shown.view.pcn.label
    if not own:
        return f"{label} has no place: its counts are not shown."
    if len(own) == 1:
        apart = f" ({ONE_PRACTICE})" if shown.single else ""
        return f"{shown.view.label(own[0].area_code)}{apart}: {_value(own[0])}, {_place(own[0], standing)}."
    outside, inside = _outside(own, shown, standing), sum(standing.places[f.area_code] == "inside" for f in own)
    if not outside:
        counted = "" if standing.register else " with counts"
        return f"All {counting(inside)} practices of {label}{counted} are within the limits."
    rest = f"; {counting(inside)} {_are(inside)} within the limits" if inside else ""
    return f"Of {wording.of(label)} practices, {outside}{rest}."


def _outside(figures: Sequence[Figure], shown: Units, standing: Standing) -> str:
    """For example 'A (69.2%) is above the 95% limits; B (55.3%) and C (56.7%) are below the 99.8% limits'. Empty if
    none is."""
    said = []
    for place in OUTWARDS:
        there = [f for f in figures if standing.places[f.area_code] == place]
        named = [f"{shown.view.label(f.area_code)} ({_value(f)})" for f in there]
        if named:
            listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
            said.append(f"{listed} {_are(len(named))} {wording.lead_lower(PLACE_WORDS[place])}")
    return "; ".join(said)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def percent(value: float) -> str:
    """Two decimals for values under 1%, which would otherwise look alike."""
    return f"{value:.2f}%" if 0 < value < 1 else wording.number(value, "percent")


def _value(f: Figure) -> str:
    return percent(f.value or 0.0)


def _place(f: Figure, standing: Standing) -> str:
    return wording.lead_lower(PLACE_WORDS[standing.places[f.area_code]])


def what_few_can_show(shown: Units, standing: Standing) -> str:
    """Caution for a funnel plot of only six PCNs."""
    number = counting(len(standing.counted))
    often = round(1 / standing.some_outside_by_chance)
    return (
        f"What {number} points can show: whether one {shown.one} is far from the {number} together. They cannot "
        f"show which range is usual, each is itself a part of the average, and about 1 time in {often} at least one "
        f"of {number} lies beyond the 95% limits by chance alone."
    )


def dispersed(shown: Units, standing: Standing) -> str:
    """Sentence on the variation beyond chance, with the number that chance alone would put outside the limits."""
    found = standing.dispersion
    if found is None or not found.beyond_chance:
        return ""
    if not standing.spread:
        return f"These {shown.one}s vary by more than chance, because of a few that are far from the others."
    outside, number = standing.at(*OUTWARDS), counting(len(standing.counted))
    usual = (
        f"{shown.one.capitalize() if shown.practices else shown.one}s vary by more than chance: the standard deviation "
        f"between them is {100 * standing.spread:.1f} percentage points."
    )
    expected = f"Chance alone would put about {standing.outside_by_chance:.1f} of {number} outside the 95% limits"
    return f"{usual} {expected}; {counting(len(outside))} {_are(len(outside))}."


def alternative(shown: Units, standing: Standing) -> str:
    outside = _outside(standing.counted, shown, standing) or f"No {shown.one} is beyond the limits"
    drawn = f"Funnel chart of {len(standing.counted)} {shown.one}s by number of people."
    nature = tables.weakest_nature(shown.answer)
    return f"{drawn} {wording.of_nature(f'{outside}. {sentence(shown, standing)}', nature)}"


def notes(shown: Units, standing: Standing) -> tuple[str, ...]:
    """How to read the plot, the direction that care aims for, and units that cannot be placed."""
    hidden, own = without_place(standing.not_placed, shown), wording.notes(shown.answer, only=shown.own)
    apart = (*hidden, *absent(shown), *services_apart(shown))
    wider = WHAT_WIDER_LIMITS_ARE.format(units=f"{shown.one}s", unit=shown.one)
    limits = wider if standing.spread else WHAT_LIMITS_ARE
    return (limits, *approximate(standing), _aim(shown.answer.indicator), *apart, *own)


def approximate(standing: Standing) -> tuple[str, ...]:
    """Note on denominators that come from a register, if they do."""
    if standing.register is None:
        return ()
    register = standing.register.latest
    said = APPROXIMATE.format(
        register=wording.lead_lower(register.indicator.title),
        period=wording.periods(register),
    )
    return (said,)


def without_place(figures: Sequence[Figure], shown: Units) -> tuple[str, ...]:
    """Units without published counts, by name with the reason."""
    named = [f"{shown.view.label(f.area_code)} ({_why(f, shown)})" for f in figures]
    return (f"Without a place, because counts are not shown: {', '.join(named)}.",) if named else ()


def _why(f: Figure, shown: Units) -> str:
    if f.shown:
        return f"{_value(f)}, without counts"
    return wording.lead_lower(shown.view.catalogue.statuses[f.status].words)


def _aim(indicator: Indicator) -> str:
    higher = indicator.polarity == "higher_is_better"
    return f"For this measure care aims for a {'higher' if higher else 'lower'} share."
