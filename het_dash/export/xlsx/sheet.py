"""Style and safe writing of cells, shared by every sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from het_dash.catalogue.characters import letters_wide
from het_dash.charts.text.csv_download import number, safe
from het_dash.charts.theme import LIGHT
from het_dash.export.document import Pack

LONGEST_NAME = 31
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
HEADING_ROWS = 3
MOST_PLACES = 4
LINE_POINTS = 15


@dataclass(frozen=True)
class Looks:
    """Cell formats of one workbook."""

    title: Any
    heading: Any
    strong: Any
    wrapped: Any
    small: Any
    header: Any
    label: Any
    plain: Any
    day: Any
    numbers: dict[str, Any]

    @classmethod
    def of(cls, book: Any) -> "Looks":
        text = {"font_color": LIGHT.text, "valign": "top"}
        quiet = {**text, "font_color": LIGHT.quiet_text, "font_size": 9}
        chosen = {**text, "bold": True, "font_color": LIGHT.roles["chosen"]}
        return cls(
            title=book.add_format({**chosen, "font_size": 16}),
            heading=book.add_format({**chosen, "font_size": 13}),
            strong=book.add_format({**text, "bold": True}),
            wrapped=book.add_format({**text, "text_wrap": True}),
            small=book.add_format({**quiet, "text_wrap": True}),
            header=book.add_format({**text, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": LIGHT.panel}),
            label=book.add_format({"bold": True, "bg_color": LIGHT.amber, "font_color": LIGHT.on_amber}),
            plain=book.add_format(text),
            day=book.add_format({**text, "num_format": "d mmmm yyyy", "align": "left"}),
            numbers={shown: book.add_format({**text, "num_format": shown}) for shown in _ways_to_show()},
        )

    def number_like(self, cell: str) -> Any:
        """Number format with the cell's own decimals and percent sign, and commas only if the cell has them."""
        places = len(cell.removesuffix("%").partition(".")[2])
        return self.numbers[_shown_as("," in cell, cell.endswith("%"), min(places, MOST_PLACES))]


def _ways_to_show() -> list[str]:
    places = range(MOST_PLACES + 1)
    return [_shown_as(comma, percent, n) for comma in (False, True) for percent in (False, True) for n in places]


def _shown_as(comma: bool, percent: bool, places: int) -> str:
    """The number format. A year such as '2014' has no comma."""
    return ("#,##0" if comma else "0") + ("." + "0" * places if places else "") + ('"%"' if percent else "")


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Valid sheet names: short, unique, without the characters that Excel forbids."""
    names: list[str] = []
    for title in titles:
        name = title.translate(NOT_IN_NAMES).strip("' ")[:LONGEST_NAME]
        taken = sum(other.lower().startswith(name.lower()) for other in names)
        names.append(name if name.lower() not in map(str.lower, names) else f"{name[: LONGEST_NAME - 3]} {taken + 1}")
    return names


def begin(sheet: Any, pack: Pack, looks: Looks, heading: str) -> int:
    """Writes the heading of a sheet: place, period, store date and label, which are also printed with the footer."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{_print(pack.title)}&R{_print(pack.label)}")
    sheet.set_footer(f"&L&8{_print(pack.standing)}&R&8Page &P of &N")
    sheet.write_string(0, 0, safe(f"{pack.title} · {heading}"), looks.title)
    sheet.write_string(1, 0, safe(f"{pack.period}. {pack.built}. {pack.standing}"), looks.plain)
    if pack.label:
        sheet.write_string(2, 0, pack.label, looks.label)
    return HEADING_ROWS


def put(sheet: Any, row: int, column: int, cell: str, looks: Looks) -> None:
    """Writes a numeric cell as a number in the format shown, and any other as safe text."""
    found = number(cell)
    if found is None:
        sheet.write_string(row, column, safe(cell), looks.wrapped)
    else:
        sheet.write_number(row, column, found, looks.number_like(cell))


def height(lines: Sequence[tuple[str, float]]) -> float:
    """Row height in points for wrapped texts, each paired with the width of its column in characters."""
    return LINE_POINTS * max((-(-letters_wide(text) // int(wide)) for text, wide in lines), default=1)


def put_value(sheet: Any, row: int, column: int, value: object, looks: Looks) -> None:
    """Writes one value of a figure, unrounded."""
    if isinstance(value, bool) or value is None:
        sheet.write_blank(row, column, None, looks.plain)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks.day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, looks.plain)
    else:
        sheet.write_string(row, column, safe(str(value)), looks.plain)


def _print(text: str) -> str:
    """Text for a printed header, in which an ampersand would start a code."""
    return text.replace("&", "&&")
