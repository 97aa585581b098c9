"""People lost at each step: expected, recorded, checked in the year, treated to threshold (methods 22).

People are never a gap of another area laid on a PCN's estimated ethnic mix.
"""

from dataclasses import dataclass

from het_dash.charts.builders.practice_dots import NOT_PUBLISHED
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Tabled
from het_dash.content.rules.care_by_practice import spread_of
from het_dash.content.rules.recorded_against_ages import against_expected
from het_dash.figures import Answer, Figure
from het_dash.figures.age_adjusted_gap import Share, as_recorded
from het_dash.figures.care_cascade import Cascade, Step, cascade
from het_dash.figures.gaps import counts

UNDERSTATES = (
    "Expected from age alone: this understates need where more residents are Black African or Black Caribbean."
)
SHARES = "Recorded is a share of expected. Checked and treated are shares of recorded."
RANGES = (
    "Ranges: 95% limits for recorded. For an estimate from practice values, the lowest and highest practice. The "
    "expected number is taken as fixed."
)
FOCUS_SCHEME, BROAD_SCHEME = "ethnicity_nhs16", "ethnicity_broad"
TENS_FROM = 1_000
ONE_PRACTICE = "one practice"
Pair = tuple[Answer, Answer]


@dataclass(frozen=True, kw_only=True)
class Published:
    """The register and list, ages and rates by age, and the practice values of checks and of treatment.

    `checked_there` and `treated_there` are published figures of the area itself, used instead of an estimate.
    """

    register: Answer
    patients: Answer
    rates: Answer
    checked: Answer
    treated: Answer
    weights: Answer
    checked_there: Answer
    treated_there: Answer
    view: View

    def at(self, area: str) -> Cascade | None:
        """The cascade of one area, or None where it cannot be compared with its ages."""
        against = against_expected(area, register=self.register, patients=self.patients, rates=self.rates)
        recorded = counts(self.register.latest.one(area))
        if against is None or recorded is None:
            return None
        return cascade(against, *recorded, self._share(area, values=self.checked, there=self.checked_there),
                       self._share(area, values=self.treated, there=self.treated_there))  # fmt: skip

    def _share(self, area: str, *, values: Answer, there: Answer) -> Share | None:
        """The area's published share with its limits; otherwise the estimate with the lowest and highest practice."""
        own = there.latest.one(area)
        if own is not None and own.shown and as_recorded(own):
            return as_recorded(own)
        spread = spread_of(values=values, register=self.weights, view=self.view)
        found = spread.borough if area == self.view.catalogue.borough.code else spread.own
        return Share(found.estimate, found.lowest, found.highest) if found else None

    @property
    def estimated(self) -> bool:
        """Whether any share at this PCN is an estimate from practice values."""
        own = (one.latest.one(self.view.pcn.code) for one in (self.checked_there, self.treated_there))
        return not all(f is not None and f.shown for f in own)


def chart(given: Published) -> Chart | None:
    """Four bars in people, for the place of the page. None where nothing can be expected from ages."""
    area = given.view.pcn.code
    found = given.at(area)
    if found is None:
        return None
    names = _names(given)
    steps = _steps(found)
    sentence = _sentence(found, given)
    used = (given.register, given.patients, given.rates, given.checked, given.treated)
    return Chart(
        id=f"people-lost-{given.register.indicator.id}-{area}",
        kind="bars",
        title=_title(found, given),
        subtitle=_subtitle(given),
        axis="People",
        unit="count",
        series=(Series("People", "chosen", tuple(_bar(n, s) for n, s in zip(names, steps, strict=True) if s)),),
        categories=tuple(n for n, s in zip(names, steps, strict=True) if s),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
        source=wording.source(*(one.latest for one in used)),
        measures=wording.measures(*used),
        table=Table(COLUMNS, tuple(_row(n, s) for n, s in zip(names, steps, strict=True))),
        nature="derived",
        notes=(UNDERSTATES, SHARES, RANGES, *_estimate(given)),
    )


def _subtitle(given: Published) -> str:
    said = f"People. {given.view.label(given.view.pcn.code)}, {wording.periods(given.register.latest)}"
    if not given.treated.figures:
        return f"{said}."
    return f"{said}; checks and treatment {wording.periods(given.treated.latest)}."


GROUP_COLUMNS = (
    "Ethnic group", "Recorded", "Checked in the year", "Treated to threshold", "Not checked",
    "Checked, not to threshold",
)  # fmt: skip
COLUMNS = ("Step", "People", "Range of people", "Share", "Range of share")


def together(given: Published) -> Tabled | None:
    """Each PCN and the six together: people at each step, with share and range."""
    catalogue = given.view.catalogue
    places = (
        (given.view.pcn, catalogue.borough) if given.view.pcn.code != catalogue.borough.code else (catalogue.borough,)
    )
    rows = []
    for place in places:
        found = given.at(place.code)
        for name, step in zip(_names(given), _steps(found), strict=True) if found else ():
            rows.append((f"{place.label}: {wording.lead_lower(name)}", *_row(name, step)[1:]))
    if not rows:
        return None
    used = (given.register, given.patients, given.rates, given.checked, given.treated)
    return Tabled(
        f"Where people are lost, with all six PCNs together, {wording.periods(given.register.latest)}",
        Table(COLUMNS, tuple(rows)),
        f"{SHARES} {RANGES} {wording.source(*(one.latest for one in used))}",
        "derived",
    )


def by_group(*, checked: Pair, treated: Pair, view: View) -> Tabled | None:
    """From a local extract: the programme's groups and the groups as a whole. None without an extract.

    `checked` and `treated` are answers by detailed group and by group as a whole.
    """
    area = view.pcn.code
    now = [tuple(one.latest.of(area) for one in pair) for pair in (checked, treated)]
    every = [answer for pair in now for answer in pair if answer.figures]
    shown = [row for scheme, g, label in _groups(view) if (row := _group_row(scheme, g, label, now))]
    if not shown or len({answer.period for answer in every}) != 1:
        return None
    nature = tables.weakest_nature(*every)
    return Tabled(
        f"{view.label(area)}: where people are lost, by ethnic group, {wording.periods(every[-1])}",
        Table(
            GROUP_COLUMNS,
            tuple(shown),
        ),
        f"Shares are of people recorded, with 95% limits. Counts are rounded to 5. {wording.source(*every)}",
        nature,
    )  # fmt: skip


def _groups(view: View) -> list[tuple[str, str, str]]:
    """Scheme, group and label: the programme's groups, then the groups as a whole."""
    schemes = view.catalogue.breakdowns
    detailed = [(FOCUS_SCHEME, g.id, g.label) for g in schemes[FOCUS_SCHEME].groups if g.programme]
    whole = [(BROAD_SCHEME, g.id, f"{g.label} as a whole") for g in schemes[BROAD_SCHEME].groups if not g.unknown]
    return [*detailed, *whole]


def _group_row(scheme: str, group: str, label: str, now: list[tuple[Answer, ...]]) -> tuple[str, ...] | None:
    every = [[f for one in pair for f in one.figures] for pair in now]
    found = [next((f for f in figures if (f.breakdown, f.group_id) == (scheme, group)), None) for figures in every]
    if found[0] is None or found[1] is None:
        return None
    pairs = [counts(f) for f in found]
    if pairs[0] is None or pairs[1] is None:
        return (label, *["not shown"] * 5)
    (checked, register), (treated, _) = pairs[0], pairs[1]
    return (label, f"{register:,.0f}", *(_counted(f) for f in found if f), f"{register - checked:,.0f}",
            f"{max(0.0, checked - treated):,.0f}")  # fmt: skip


def _counted(figure: Figure) -> str:
    return f"{figure.numerator:,.0f}, {wording.with_interval(figure, 'percent')}"


def _names(given: Published) -> tuple[str, str, str, str]:
    nation = given.view.catalogue.nation.whose
    return (f"Expected at {nation} rates", "Recorded", "Checked in the year", "Controlled")


def _steps(found: Cascade) -> tuple[Step | None, ...]:
    fixed = Share(found.expected, found.expected, found.expected)
    return (Step(fixed, None), found.recorded, found.checked, found.treated)


def _bar(name: str, step: Step) -> Point:
    people, text = step.people, f"{_number(step)}{f' ({step.share.value:.0f}%)' if step.share else ''}"
    if people.lower == people.upper:
        return Point(name, people.value, text=text, role=None if step.share else "benchmark")
    return Point(name, people.value, people.lower, people.upper, text)


def _share(step: Step) -> str:
    """'93%, between 91% and 95%'."""
    share = step.share
    return f"{share.value:.0f}%, between {share.lower:.0f}% and {share.upper:.0f}%" if share else ""


def _row(name: str, step: Step | None) -> tuple[str, ...]:
    if step is None:
        return (name, "not known", "", "", "")
    people, share = step.people, step.share
    if share is None:
        return (name, _number(step), "", "", "")
    if people.lower == people.upper:
        return (name, _number(step), ONE_PRACTICE, f"{share.value:.0f}%", ONE_PRACTICE)
    return (
        name, _number(step), f"{_about(people.lower)} to {_about(people.upper)}", f"{share.value:.0f}%",
        f"{share.lower:.0f}% to {share.upper:.0f}%",
    )  # fmt: skip


def _number(step: Step) -> str:
    """A count as it is, an expected or estimated number about."""
    value = step.people.value
    return f"{value:,.0f}" if value == round(value) else _about(value)


def _about(people: float) -> str:
    """Tens where there are thousands, otherwise fives: no digits that a range of hundreds would not carry."""
    step = 10 if people >= TENS_FROM else 5
    return f"{step * round(people / step):,}"


def _title(found: Cascade, given: Published) -> str:
    condition = _condition(given)
    last = found.treated or found.checked or found.recorded
    what = "are treated to threshold" if found.treated else "were checked" if found.checked else "are recorded"
    expected, left = _about(found.expected), _about(last.people.value)
    return f"Of about {expected} people expected to have {condition}, about {left} {what}"


def _condition(given: Published) -> str:
    conditions = given.view.catalogue.conditions
    return wording.lead_lower(conditions[given.register.indicator.condition].label)


def _sentence(found: Cascade, given: Published) -> str:
    """Each loss in people."""
    place = given.view.label(given.view.pcn.code)
    said = [f"{place}: about {_about(found.expected)} people are expected to have {_condition(given)} at "
            f"{given.view.catalogue.nation.whose} rates by age."]  # fmt: skip
    said.append(f"{found.recorded.people.value:,.0f} are recorded ({_share(found.recorded)} of those expected).")
    if found.recorded.share and found.recorded.share.upper < 100:
        said.append(f"That is about {_about(found.not_found)} fewer than expected.")
    if found.not_checked is not None:
        said.append(f"About {_about(found.not_checked)} of those recorded were not checked in the year.")
    if found.not_treated is not None:
        said.append(f"About {_about(found.not_treated)} were checked and are not treated to threshold.")
    return " ".join((*said, UNDERSTATES))


def _estimate(given: Published) -> tuple[str, ...]:
    used = [one.latest for one in (given.treated, given.checked) if one.figures]
    return (NOT_PUBLISHED.format(wording.periods(used[0])),) if used and given.estimated else ()
