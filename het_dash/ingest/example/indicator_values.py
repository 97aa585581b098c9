"""Value of an indicator in each PCN and group; published where it is published."""

import numpy as np

from het_dash.figures.weighted_estimate import register_weighted
from het_dash.ingest.example.extract_assumptions import Assumptions, Gradient, Measure
from het_dash.ingest.example.groups import AGES, Floats, Groups, spread
from het_dash.ingest.example.people import by_sex_and_age
from het_dash.ingest.example.published import NothingPublished, PublishedFigures


def value_of_pcns(measure: Measure, published: PublishedFigures, groups: Groups, assumed: Assumptions) -> Floats:
    """Proportions at the date of practices' values, weighted by registers. The borough's if too few practices have a
    value."""
    if measure.value is not None:
        return np.full(len(groups.pcns), measure.value / 100)
    values = published.areas("value", measure.id, assumed.practice_values.on)
    weights, places = _weights(measure, published, groups, assumed), groups.at(assumed.practice_values.on)
    rows = [(places[one], value, weights[one]) for one, value in values.items() if one in places and one in weights]
    place, value, weight = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    shown = ~np.isnan(value)
    if not shown.any():
        raise NothingPublished(f"{measure.id} of any practice")
    borough = register_weighted(value[shown], weight[shown]).estimate
    own = [register_weighted(value[place == n], weight[place == n]).estimate for n in range(len(groups.pcns))]
    return np.asarray(np.nan_to_num(np.array(own), nan=borough) / 100)


def _weights(measure: Measure, published: PublishedFigures, groups: Groups, assumed: Assumptions) -> dict[str, float]:
    """Practices' registers, or their lists if the indicator has no register."""
    on = assumed.registers_at.on
    register = assumed.register_of(measure.among)
    if not register.qof:
        listed = groups.catalogue.with_role("headline_register").id  # its denominator is the practice's list
        return published.areas("denominator", listed, on)
    counts = [published.areas("numerator", indicator, on) for indicator in register.qof]
    return {practice: sum(one.get(practice, 0.0) for one in counts) for practice in counts[0]}


class Differences:
    """Each group's difference from everyone in an indicator, as a proportion, by CVDPREVENT's broad groups."""

    def __init__(self, gradient: Gradient, published: PublishedFigures, groups: Groups, assumed: Assumptions) -> None:
        on, icb = assumed.last_quarter.on, groups.catalogue.icb.code
        everyone = published.whole("value", gradient.like, on, icb)
        by_group = published.groups("value", gradient.like, "ethnicity_cvdprevent", on, icb)
        bands = spread(published.groups("value", gradient.like, "age_cvdprevent", on, icb), AGES, np.nan)
        cells = by_sex_and_age(published.groups("value", gradient.like, "sex_x_age_cvdprevent", on, icb))
        self.names: tuple[str, ...] = tuple(by_group)
        self.by_broad = gradient.part * (np.array(list(by_group.values())) - everyone) / 100
        self.by_age = gradient.part * (np.where(np.isnan(cells), bands, cells) - everyone) / 100
