"""Gap by age group."""

from het_dash.charts.spec import Chart, Point, Role, Series, Table
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.content.blocks import Block, Words
from het_dash.content.rules import gap_text
from het_dash.content.rules.ages_by_group import EVERYONE_BY_AGE, FOCUS, Ages
from het_dash.content.rules.multiple_comparisons import by_chance
from het_dash.figures import Figure
from het_dash.figures.disparity import CANNOT_BE_COMPUTED
from het_dash.figures.gaps import Gap, clear_among


def chart(found: Ages) -> Block:
    """The programme's group and the reference group, age by age."""
    return _chart(found) if has_groups(found) else no_groups(found)


def has_groups(found: Ages) -> bool:
    return bool(found.cross.of(found.area).figures)


def no_groups(found: Ages) -> Words:
    return Words((f"We have no figures by ethnic group and age for {found.view.label(found.area)}.",))


def _chart(found: Ages) -> Chart:
    indicator, view = found.cross.indicator, found.view
    shown = found.cross.of(found.area)
    nature, place = tables.weakest_nature(shown), view.label(found.area)
    said = _said(found)
    return Chart(
        id=f"ages-{indicator.id}-{found.area}-{found.reference}",
        kind="bars",
        title=_title(found),
        subtitle=f"{tables.measure(indicator)} {place}, {wording.periods(shown)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=(_series(FOCUS, "programme_1", found), _series(found.against, "other", found)),
        categories=tuple(band.label for band in found.bands),
        sentence=said,
        alt=f"Bar chart. {wording.of_nature(said, nature)}",
        source=wording.source(shown, found.by_age if found.reference == "all" else shown.only(())),
        table=_table(found),
        nature=nature,
        notes=tuple(
            filter(
                None,
                (by_chance(len(_compared(found))), *fallback_text.notes(shown.only(_drawn(found)), view.catalogue)),
            )
        ),
    )


def _series(group: str, role: Role, found: Ages) -> Series:
    figures = [(band.label, found.at(group, band.id)) for band in found.bands]
    points = tuple(_point(label, f, found) for label, f in figures if f)
    return Series(_label(group, found), role, points)


def _point(at: str, f: Figure, found: Ages) -> Point:
    unit, statuses = found.cross.indicator.unit, found.view.catalogue.statuses
    text = wording.written(f, unit) if f.value is not None else statuses[f.status].chart
    return Point(at, f.value, f.lower, f.upper, text, f.status)


def _drawn(found: Ages) -> list[Figure]:
    drawn = (found.at(group, band.id) for band in found.bands for group in (FOCUS, found.against))
    return [f for f in drawn if f is not None]


def _label(group: str, found: Ages) -> str:
    if group == EVERYONE_BY_AGE:
        return "All patients"
    return next(f"{g.label} {fallback_text.AS_A_WHOLE}" for g in found.groups if g.id == group)


def _table(found: Ages) -> Table:
    """A row an age: both shares, and the gap."""
    peers = gap_text.PEERS[found.reference]
    columns = ("Age", _label(FOCUS, found), _label(found.against, found), f"Points below {peers} (95% limits)")
    return Table((*columns, *gap_text.COLUMNS), tuple(_row(band.id, band.label, found) for band in found.bands))


def _row(band: str, label: str, found: Ages) -> tuple[str, ...]:
    gap = found.gap_at(band)
    points, _, people, sure = gap_text.cells(gap) if gap else (CANNOT_BE_COMPUTED, "", "", "")
    return (label, *(_cell(found.at(group, band), found) for group in (FOCUS, found.against)), points, people, sure)


def _cell(f: Figure | None, found: Ages) -> str:
    if f is None:
        return "Not collected"
    return (
        wording.with_interval(f, "percent") if f.shown else fallback_text.reason(f, found.cross, found.view.catalogue)
    )


def _compared(found: Ages) -> list[tuple[str, Gap]]:
    """Ages whose gap can be computed, the widest first."""
    gaps = [(band.label, gap) for band in found.bands if (gap := found.gap_at(band.id))]
    return sorted(gaps, key=lambda pair: -abs(pair[1].points))


def _clear(found: Ages) -> list[tuple[str, str]]:
    """Ages with a clear gap: label and size, the widest first."""
    return [(age, gap_text.sized(gap)) for age, gap in _compared(found) if gap.behind]


def _title(found: Ages) -> str:
    """The widest is named only if it is clear among all ages that were compared."""
    short, peers, compared = found.cross.indicator.short, gap_text.PEERS[found.reference], _compared(found)
    if not _clear(found):
        return f"{short}: no clear gap from {peers} at any one age"
    named = [age for age, gap in compared if gap.behind and clear_among(gap, len(compared))]
    if not named:
        return f"{short}: gap from {peers} by age"
    return f"{short}: widest clear gap from {peers} at ages {named[0]}"


def _said(found: Ages) -> str:
    place, peers = found.view.label(found.area), gap_text.PEERS[found.reference]
    clear = _clear(found)
    if not clear:
        return f"{place}: no clear gap between Black patients as a whole and {peers} at any one age."
    each = "; ".join(f"{age}, {size}" for age, size in clear)
    others = [band.label for band in found.bands if band.label not in dict(clear)]
    unclear = (
        f" At the other ages ({', '.join(others)}) there is no clear gap, or we cannot compute it." if others else ""
    )
    return f"{place}: clear gaps between Black patients as a whole and {peers} by age are {each}.{unclear}"
