"""Preview of a return: each of its own figures as it would be published on its own, and as it is published now."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from het_dash.catalogue import WHOLE, Catalogue
from het_dash.catalogue.return_report import PreviewCell, PreviewTable
from het_dash.ingest.returns.alone import Cell, Shown, alone
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.observations import ANSWERED, CHAMPIONS
from het_dash.ingest.returns.preview_cells import activity_cells, answer_cells, words
from het_dash.ingest.returns.published import PublishedQuarter
from het_dash.ingest.returns.sheets import activities, attendance, champions, partnership, pathway, totals

ORDER = (
    totals.NAME, activities.NAME, attendance.NAME, pathway.NAME, champions.NAME, partnership.PARTNERSHIP,
    partnership.PROGRESS,
)  # fmt: skip


def preview(given: Return, now: PublishedQuarter, catalogue: Catalogue) -> tuple[PreviewTable, ...]:
    """Every cell of the return's quarter, changed or unchanged, in the order of the form's sheets."""
    tables = [
        *_figures(given, now, catalogue),
        PreviewTable(
            sheet=activities.NAME, title="People who came to each activity", cells=activity_cells(given, now, catalogue)
        ),
        *(
            PreviewTable(sheet=sheet, title="Answers", cells=answer_cells(given, now, catalogue, sheet))
            for sheet in (partnership.PARTNERSHIP, partnership.PROGRESS)
        ),
    ]
    return tuple(sorted((one for one in tables if one.cells), key=lambda one: ORDER.index(one.sheet)))


def _figures(given: Return, now: PublishedQuarter, catalogue: Catalogue) -> Iterator[PreviewTable]:
    then = alone(given, catalogue)
    first = [catalogue.with_role(role).id for _, role in totals.ROWS.values() if role]
    order = (*first, *catalogue.indicators)
    cells = sorted(then.keys() | now.figures.keys(), key=lambda cell: _place(cell, order, catalogue))
    for (sheet, title), members in groupby(cells, key=lambda cell: _heading(cell, catalogue)):
        rows = (_cell(cell, then.get(cell), now.figures.get(cell), catalogue) for cell in members)
        yield PreviewTable(sheet=sheet, title=title, cells=tuple(rows))


def _place(cell: Cell, measures: Sequence[str], catalogue: Catalogue) -> tuple[bool, int, int, int]:
    """Sort key: totals first, then measures in the order of the sheet Totals."""
    groups = [group.id for group in catalogue.breakdowns[cell.breakdown].groups]
    by = catalogue.indicators[cell.indicator].breakdowns.index(cell.breakdown)
    return not _in_totals(cell, catalogue), measures.index(cell.indicator), by, groups.index(cell.group)


def _in_totals(cell: Cell, catalogue: Catalogue) -> bool:
    return cell.breakdown == WHOLE and "activities_held" not in catalogue.indicators[cell.indicator].roles


def _heading(cell: Cell, catalogue: Catalogue) -> tuple[str, str]:
    """Sheet that a figure is entered in, and the title of its table."""
    measure, roles = catalogue.indicators[cell.indicator].title, catalogue.indicators[cell.indicator].roles
    by = catalogue.breakdowns[cell.breakdown].title
    titled = f"{measure} by {by[:1].lower()}{by[1:]}"
    if _in_totals(cell, catalogue):
        return totals.NAME, "Totals of the quarter"
    if cell.breakdown == ANSWERED:
        return totals.NAME, measure
    if "activities_held" in roles:
        return activities.NAME, measure
    if cell.breakdown == cell.indicator:
        return pathway.NAME, measure
    return (champions.NAME if set(CHAMPIONS) & set(roles) else attendance.NAME), titled


def _cell(cell: Cell, then: Shown | None, now: Shown | None, catalogue: Catalogue) -> PreviewCell:
    group = catalogue.breakdowns[cell.breakdown].group(cell.group).label
    return PreviewCell(
        label=catalogue.indicators[cell.indicator].title if cell.breakdown == WHOLE else group,
        will_read=words(then, catalogue),
        reads_now=words(now, catalogue),
    )
