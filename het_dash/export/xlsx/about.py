"""First sheet of the workbook: what it holds and where it comes from."""

from collections.abc import Sequence
from typing import Any

from het_dash.charts.text.csv_download import metadata, safe, status_key
from het_dash.export.document import Pack
from het_dash.export.xlsx.sheet import Looks, begin, height

NAME_WIDTH, TEXT_WIDTH = 30, 120
WITHOUT_NUMBER = "The status column of the sheet Data says why; other sheets show the reason instead of the number."
PER_MEASURE = ("Figures built on", "Use")


def write_about(sheet: Any, pack: Pack, looks: Looks, names: Sequence[str]) -> None:
    """Writes the first sheet."""
    top = begin(sheet, pack, looks, "About this workbook")
    sheet.freeze_panes(top, 0)
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    for n, (name, text) in enumerate(facts(pack, names), start=top + 1):
        sheet.write_string(n, 0, safe(name), looks.heading if not text else looks.strong)
        sheet.write_string(n, 1, safe(text), looks.wrapped)
        sheet.set_row(n, height([(text or name, TEXT_WIDTH)]))


def facts(pack: Pack, names: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of name and text. A name without text is a heading."""
    about = [
        ("This workbook", ""),
        ("Place", pack.place.name),
        ("Period", pack.period),
        ("Date of the figures", pack.built),
        ("Store", pack.store),
        *([("Example data", pack.label)] if pack.label else []),
        ("Use", pack.standing),
        ("A figure without a number", WITHOUT_NUMBER),
        ("Sheets", ", ".join(names)),
    ]  # fmt: skip
    measures: dict[str, list[tuple[str, str]]] = {}
    for answer in pack.answers:
        said = [fact for fact in metadata(answer, "") if fact[0] not in PER_MEASURE]
        known = measures.setdefault(answer.indicator.id, [(answer.indicator.title, "")])
        known += [fact for fact in (*said, *status_key(answer, pack.catalogue)) if fact not in known]
    return about + [fact for one in measures.values() for fact in one]
