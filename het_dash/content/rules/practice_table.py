"""The PCN's practices by measure of care, each cell shaded by its quarter among the borough's practices."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from het_dash.charts.builders.practice_dots import whole
from het_dash.charts.peer_group import Units, counting, units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Table
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Tabled
from het_dash.figures import Answer, Figure

OF_EACH = 2  # measures of a condition
QUARTERS = 4
KEY = (
    "Shade: the practice's place among {whose} practices, from the lowest quarter (palest) to the highest (darkest). "
    "Some differences are due to chance. Not shown: the publisher hides small numbers."
)
NOT_SHOWN = "not shown"


def of_each_condition(care: Mapping[str, Answer]) -> list[Answer]:
    """The first measures of every condition, in the declared order."""
    by_condition: dict[str, list[Answer]] = {}
    for answer in care.values():
        by_condition.setdefault(answer.indicator.condition, []).append(answer)
    return [one for measures in by_condition.values() for one in measures[:OF_EACH] if one.figures]


def practice_table(care: Mapping[str, Answer], patients: Answer, view: View) -> Tabled | None:
    """A row a practice, from the largest; the first row is the borough's middle practice."""
    measures = [units(one, view) for one in of_each_condition(care)]
    if not measures:
        return None
    lists = units(patients, view)
    own = sorted(lists.theirs.figures, key=lambda f: -(f.value or 0.0))
    borough = view.catalogue.borough
    first = (f"{borough.whose} middle practice", "", *(_middle(one) for one in measures))
    rows = [first, *(_row(f, measures, view) for f in own if view.catalogue.areas[f.area_code].kind == "practice")]
    shades = [(0,) * len(first), *(tuple(_shades(f, measures)) for f in own)]
    answers = [one.answer for one in measures]
    return Tabled(
        _title(measures, len(own)),
        Table(("Practice", "Patients", *_names(measures)), tuple(rows)),
        wording.source(*answers),
        tables.weakest_nature(*answers),
        shades=tuple(shades[: len(rows)]),
        key=KEY.format(whose=borough.whose),
    )


def _names(measures: Sequence[Units]) -> Iterator[str]:
    """Plain names, with the condition where two measures share one."""
    plain = [one.answer.indicator.in_plain_words for one in measures]
    for one, name in zip(measures, plain, strict=True):
        condition = one.view.catalogue.conditions[one.answer.indicator.condition].label
        yield f"{name}, {wording.lead_lower(condition)}" if plain.count(name) > 1 else name


def _title(measures: Sequence[Units], practices: int) -> str:
    who = f"our {counting(practices)} practices" if practices > 1 else "our practice"
    when = wording.periods(measures[0].answer)
    return f"{counting(len(measures)).capitalize()} measures of care at {who}, {when}"


def _middle(one: Units) -> str:
    values = [f.value for f in one.answer.figures if f.value is not None]
    return whole(median(values)) if values else ""


def _row(practice: Figure, measures: Sequence[Units], view: View) -> tuple[str, ...]:
    cells = (_cell(one.answer.one(practice.area_code)) for one in measures)
    return (view.label(practice.area_code), wording.number(practice.value or 0.0, "count"), *cells)


def _cell(figure: Figure | None) -> str:
    return whole(figure.value) if figure is not None and figure.value is not None else NOT_SHOWN


def _shades(practice: Figure, measures: Sequence[Units]) -> Iterator[int]:
    yield from (0, 0)
    for one in measures:
        figure = one.answer.one(practice.area_code)
        every = [f.value for f in one.answer.figures if f.value is not None]
        yield 0 if figure is None or figure.value is None else quarter(figure.value, every)


def quarter(value: float, every: Sequence[float]) -> int:
    """The quarter of a value among every value, from 1 (lowest) to 4; equal values share the lower one."""
    lower = sum(other < value for other in every)
    return 1 + min(QUARTERS - 1, QUARTERS * lower // len(every))
