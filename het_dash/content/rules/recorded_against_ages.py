"""Recorded register compared with the register expected from ages (methods 1)."""

from math import isnan

from het_dash.charts.builders.recorded_vs_expected import expected
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.charts.text import wording
from het_dash.content.blocks import Words
from het_dash.figures import Answer
from het_dash.figures.age_expected import (
    BANDS,
    RecordedAgainstExpected,
    bands_of_four,
    expected_register,
    recorded_against_expected,
)


def recorded_and_expected(*, register: Answer, patients: Answer, rates: Answer, view: View) -> Chart:
    """The six PCNs' registers against the nation's rates at each list's own ages (methods 1)."""
    found = {
        area: result
        for area in dict.fromkeys(f.area_code for f in register.figures)
        if (result := against_expected(area, register=register, patients=patients, rates=rates)) is not None
    }
    return expected(found, (register, patients, rates), view)


def against_expected(area: str, *, register: Answer, patients: Answer, rates: Answer) -> RecordedAgainstExpected | None:
    """One area's comparison, or None where a part of it is not shown."""
    recorded, by_age, nation = register.latest.one(area), patients.latest.of(area), rates.latest
    counts = {f.group_id: f.numerator for f in by_age.figures}
    shares = [f for band in BANDS for f in nation.figures if f.group_id == band]
    parts = [*counts.values(), *(f.denominator for f in shares), recorded and recorded.numerator]
    if recorded is None or not counts or len(shares) != len(BANDS) or any(part is None for part in parts):
        return None
    people = {group: float(n or 0) for group, n in counts.items()}
    per_person = [(f.numerator or 0.0) / (f.denominator or 1.0) for f in shares]
    found = recorded_against_expected(
        float(recorded.numerator or 0), float(recorded.denominator or 0),
        expected_register(per_person, bands_of_four(people)), sum(people.values()),
    )  # fmt: skip
    return None if isnan(found.ratio) else found


def modelled_missing(modelled: Answer, view: View) -> Words:
    """How many people a model expects to have hypertension and not know it, in the borough."""
    borough = view.catalogue.borough
    figure, indicator = modelled.latest.one(borough.code), modelled.indicator
    if figure is None or figure.value is None:
        return Words((f"{indicator.title}: we have no figure for {borough.label}.",), heading=indicator.title)
    people = f", about {round(figure.numerator, -2):,.0f} people" if figure.numerator else ""
    said = (
        f"A model estimates that {wording.number(figure.value, indicator.unit)} of adults in {borough.label}{people}, "
        f"have hypertension that nobody has found ({wording.periods(modelled.latest)}).",
        "The model has no figure for PCNs.",
    )
    return Words(said, heading=indicator.title, source=wording.source(modelled.latest))
