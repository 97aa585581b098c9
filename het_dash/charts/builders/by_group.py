"""One area by group: ethnic group, age, deprivation fifth or neighbourhood."""

from collections.abc import Collection, Iterator

from het_dash.catalogue import Breakdown, Group
from het_dash.charts.builders.by_area import benchmark
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Point, Role, Series
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.charts.text.completeness import recorded
from het_dash.figures import Answer, Figure

PROGRAMME: tuple[Role, ...] = ("programme_1", "programme_2")


def groups(
    answer: Answer,
    area: str,
    view: View,
    *,
    whole: Answer | None = None,
    compared: str | None = None,
    only: Collection[str] = (),
) -> Chart:
    """Bars in the configured order for `area`, with those of `compared` if it is given and a line for everyone
    (`whole`).

    `only` limits the groups that are drawn. Completeness of recording always counts every group.
    """
    now = chosen(answer.latest, only)
    indicator, own, nature = now.indicator, now.of(area), tables.weakest_nature(now)
    breakdown = view.catalogue.breakdowns[own.figures[0].breakdown] if own.figures else None
    series = _bars_of_areas(now, area, compared, view, breakdown)
    sentence = sentence_of_groups(own, view, breakdown)
    return Chart(
        id=f"groups-{indicator.id}-{breakdown.id if breakdown else 'none'}-{area}",
        kind="bars",
        title=_title(answer, breakdown),
        subtitle=f"{tables.measure(indicator)} {view.catalogue.areas[area].label}, {wording.periods(now)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=series,
        categories=tuple(p.at for p in series[0].points if isinstance(p.at, str)),
        benchmarks=_line_for_everyone(whole, area, view, indicator.unit),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(now),
        files=wording.files(now),
        measures=wording.measures(now),
        table=tables.by_group(now, view),
        nature=nature,
        notes=(
            *_on_groups(own, view, breakdown, all_groups=answer.latest.of(area), whole=whole),
            *wording.notes(now, only=[area]),
        ),
    )


def chosen(answer: Answer, only: Collection[str]) -> Answer:
    """The figures of the groups in `only`, or of all groups if `only` is empty."""
    return answer.only(f for f in answer.figures if f.group_id in only) if only else answer


def sentence_of_groups(own: Answer, view: View, breakdown: Breakdown | None) -> str:
    """The groups with the lowest and the highest value, each with its interval."""
    if breakdown is None or not own.figures:
        return "We have no figures by group."
    place, unit = view.label(own.figures[0].area_code), own.indicator.unit
    known = [f for f in own.figures if f.value is not None and not breakdown.group(f.group_id).unknown]
    if not known:
        return f"{place}: {view.catalogue.statuses[own.figures[0].status].words.lower()}."
    low, high = (pick(known, key=lambda f: f.value or 0.0) for pick in (min, max))
    named = [f"{wording.with_interval(f, unit)} ({breakdown.group(f.group_id).label})" for f in (low, high)]
    by_age = any(part.startswith("age") for part in (breakdown.id, *breakdown.parts))
    said = f"from {named[0]} to {named[1]}" if low != high else named[0]
    return wording.ended(f"{place}: {said}", own.indicator, by_age)


def _bars_of_areas(
    now: Answer, area: str, compared: str | None, view: View, breakdown: Breakdown | None
) -> tuple[Series, ...]:
    """Bars of the area, then those of the area that it is compared with."""
    role: Role = "chosen" if area == view.pcn.code else "other"
    own = _series(now.of(area), role, view, breakdown, alone=not compared)
    return (own, _series(now.of(compared), "benchmark", view, breakdown)) if compared else (own,)


def _line_for_everyone(whole: Answer | None, area: str, view: View, unit: str) -> tuple[Benchmark, ...]:
    everyone = whole.latest.one(area) if whole else None
    return benchmark(everyone, view, unit) if everyone else ()


def _on_groups(
    own: Answer, view: View, breakdown: Breakdown | None, *, all_groups: Answer, whole: Answer | None
) -> Iterator[str]:
    """Notes on hidden groups, on completeness of recording, and of the breakdown itself."""
    yield from fallback_text.notes(own, view.catalogue)
    if breakdown:
        yield from filter(None, (recorded(breakdown, by_group=all_groups, everyone=whole), breakdown.note))


def _series(answer: Answer, role: Role, view: View, breakdown: Breakdown | None, alone: bool = False) -> Series:
    label = view.label(answer.figures[0].area_code) if answer.figures else ""
    roles = role_of_groups(breakdown, role, alone) if breakdown else {}
    return Series(label, role, tuple(_bar(f, answer, roles.get(f.group_id, role), view) for f in answer.figures))


def role_of_groups(breakdown: Breakdown, role: Role, alone: bool) -> dict[str, Role]:
    """The programme's groups have their own colours if one area is drawn, or if the area is not the chosen PCN.

    The other groups are grey, in the chosen PCN too.
    """
    programme = [g.id for g in breakdown.groups if g.programme]
    if not programme or (role != "other" and not alone):
        return {}
    others: dict[str, Role] = {g.id: "other" for g in breakdown.groups}
    return others | {group: PROGRAMME[min(n, len(PROGRAMME) - 1)] for n, group in enumerate(programme)}


def _bar(f: Figure, answer: Answer, role: Role, view: View) -> Point:
    text = wording.written(f, answer.indicator.unit) if f.value is not None else ""
    text = text or fallback_text.in_its_place(f, answer, view.catalogue)
    return Point(_group(f, view).tick, f.value, f.lower, f.upper, text, f.status, role)


def _group(f: Figure, view: View) -> Group:
    return view.catalogue.breakdowns[f.breakdown].group(f.group_id)


def _title(answer: Answer, breakdown: Breakdown | None) -> str:
    """For example 'Blood pressure treated to threshold, by age'. A measure that exists only by group names the group
    itself."""
    if breakdown is None or "persons" not in answer.indicator.breakdowns:
        return answer.indicator.title
    return f"{answer.indicator.title}, by {wording.lead_lower(breakdown.title)}"
