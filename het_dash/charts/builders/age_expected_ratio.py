"""Ratio of recorded to age-expected register, with limits (methods 1)."""

from collections.abc import Mapping

from het_dash.charts.builders.ranked import first_columns, of_units, pcn_of, whiskers
from het_dash.charts.builders.recorded_vs_expected import REMINDER, in_words
from het_dash.charts.peer_group import Units, counting, units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Point, Role, Series, Table
from het_dash.charts.text import wording
from het_dash.figures import Answer, Figure
from het_dash.figures.age_expected import ADULT_PART_IN_WORDS, LIMITS_IN_WORDS, RecordedAgainstExpected
from het_dash.figures.benchmark import compare
from het_dash.figures.verdicts import EXPECTED

Found = Mapping[str, RecordedAgainstExpected]
NOT_COMPARED = "Not compared, because a part is not shown or the list changed by over a fifth between the two dates"
AS_EXPECTED = "As many as the ages predict: 1.00"


def against_ages(found: Found, answers: tuple[Answer, ...], view: View, own_only: bool = False) -> Chart:
    """`found` maps an area to its comparison; an area that cannot be compared has no entry. `answers` as for
    `expected`."""
    register, patients, rates = (a.latest for a in answers)
    everyone = units(register, view)
    shown = everyone.only_own() if own_only else everyone
    figures = [f for f in shown.answer.figures if f.area_code in found]
    falling = sorted(figures, key=lambda f: -found[f.area_code].ratio)
    sentence, bars = _sentence(found, everyone, register), tuple(_bar(f, found, shown) for f in falling)
    return Chart(
        id=f"against-ages-{shown.one}-{register.indicator.id}",
        kind="bars",
        title=_title(found, shown),
        subtitle=f"Recorded divided by expected at {view.catalogue.nation.whose} rates by age. "
        f"{of_units(shown, own_only)}; recorded {wording.periods(register)}, ages on {wording.periods(patients)}."
        f"{whiskers(bars)}",
        axis="Recorded divided by expected",
        unit="ratio",
        series=(Series("Recorded divided by expected", "other", bars),),
        categories=tuple(view.label(f.area_code) for f in falling),
        benchmarks=(Benchmark(AS_EXPECTED, 1.0),),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
        source=wording.source(register, patients, rates),
        files=wording.files(register, patients, rates),
        measures=wording.measures(register, patients, rates),
        table=_table(found, falling, shown),
        nature="derived",
        notes=(LIMITS_IN_WORDS, ADULT_PART_IN_WORDS, *_not_compared(found, shown)),
    )


def _bar(f: Figure, found: Found, shown: Units) -> Point:
    own, role = found[f.area_code], _role(f, shown)
    return Point(shown.view.label(f.area_code), own.ratio, own.lower, own.upper, f"{own.ratio:.2f}", role=role)


def _role(f: Figure, shown: Units) -> Role:
    return "chosen" if f.area_code in shown.own else "other"


def _more_and_fewer(found: Found, shown: Units) -> tuple[int, int, int]:
    """Number of areas significantly above and below their age-expected register, and the number compared."""
    compared = [found[f.area_code] for f in shown.answer.figures if f.area_code in found]
    ratio, lower, upper = ([getattr(one, part) for one in compared] for part in ("ratio", "lower", "upper"))
    positions = compare(ratio, lower, upper, EXPECTED.neutral).tolist()
    return positions.count("higher"), positions.count("lower"), len(compared)


def _title(found: Found, shown: Units) -> str:
    """For example 'Recorded hypertension: fewer than ages predict at 9 of 26 practices, more at 7'."""
    more, fewer, compared = _more_and_fewer(found, shown)
    title = shown.answer.indicator.title
    if not compared:
        return f"{title}, compared with what ages predict"
    if compared == 1:
        said = EXPECTED.above if more else EXPECTED.below if fewer else EXPECTED.neither
        return f"{title}: {said} the list's ages predict"
    return f"{title}: fewer than ages predict at {fewer} of {compared} {shown.one}s, more at {more}"


def _sentence(found: Found, everyone: Units, register: Answer) -> str:
    view, own = everyone.view, everyone.only_own()
    more, fewer, compared = _more_and_fewer(found, own)
    if not compared:
        measure = wording.lead_lower(register.indicator.title)
        return f"{view.pcn.label}: {measure} cannot be compared with what is expected."
    if everyone.single or not everyone.practices:
        (one,) = (found[f.area_code] for f in own.answer.figures if f.area_code in found)
        return f"{in_words(one, register, view)} {_of_all(found, everyone)}"
    alike = compared - more - fewer
    return (
        f"Of {everyone.whose}, {_none(fewer)} {_records(fewer)} fewer people than their ages predict at "
        f"{view.catalogue.nation.whose} rates, {_none(more)} more, and for {_none(alike)} the limits leave it open. "
        f"{_of_all(found, everyone)} "
        f"{REMINDER}"
    )


def _records(number: int) -> str:
    return "record" if number > 1 else "records"


def _none(number: int) -> str:
    return counting(number) if number else "none"


def _of_all(found: Found, everyone: Units) -> str:
    ratios = sorted(found[f.area_code].ratio for f in everyone.answer.figures if f.area_code in found)
    return f"Among {everyone.everyone} the ratio goes from {ratios[0]:.2f} to {ratios[-1]:.2f}."


def _table(found: Found, falling: list[Figure], shown: Units) -> Table:
    rows = tuple(
        (shown.view.label(f.area_code), *pcn_of(f, shown), f"{own.recorded_percent:.1f}%",
         f"{own.expected_percent:.1f}%", f"{own.ratio:.2f}", f"{own.lower:.2f}", f"{own.upper:.2f}")
        for f in (*falling, *(s for s in shown.services if s.area_code in found))
        for own in [found[f.area_code]]
    )  # fmt: skip
    columns = ("Recorded", "Expected", "Recorded / expected", "Lower 95% limit", "Upper 95% limit")
    return Table((*first_columns(shown), *columns), rows)


def _not_compared(found: Found, shown: Units) -> tuple[str, ...]:
    left = [shown.view.label(f.area_code) for f in shown.answer.figures if f.area_code not in found]
    return (f"{NOT_COMPARED}: {', '.join(left)}.",) if left else ()
