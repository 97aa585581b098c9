"""Style and heading shared by every sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from het_dash.catalogue.characters import letters_wide
from het_dash.charts.text.csv_download import safe
from het_dash.charts.theme import LIGHT
from het_dash.export.document import Pack

LONGEST_NAME = 31
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
HEADING_ROWS = 3
MOST_PLACES = 4
LINE_POINTS = 15
EXAMPLE_GROUND = "#FFF1CC"
UNITS = {"percent": "%1", "count": ",0", "rank": ",0", "per_100000": "1", "score": "1"}


@dataclass(frozen=True)
class Looks:
    """Cell formats of one workbook."""

    title: Any
    heading: Any
    wrapped: Any
    header: Any
    label: Any
    plain: Any
    day: Any
    example: Any
    numbers: dict[str, Any]

    @classmethod
    def of(cls, book: Any) -> "Looks":
        text = {"font_color": LIGHT.text, "valign": "top"}
        chosen = {**text, "bold": True, "font_color": LIGHT.roles["chosen"]}
        return cls(
            title=book.add_format({**chosen, "font_size": 16}),
            heading=book.add_format({**chosen, "font_size": 13}),
            wrapped=book.add_format({**text, "text_wrap": True}),
            header=book.add_format({**text, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": LIGHT.panel}),
            label=book.add_format({"bold": True, "bg_color": LIGHT.amber, "font_color": LIGHT.on_amber}),
            plain=book.add_format(text),
            day=book.add_format({**text, "num_format": "d mmm yyyy", "align": "left"}),
            example=book.add_format({"bg_color": EXAMPLE_GROUND}),
            numbers={name: book.add_format({**text, "num_format": way}) for name, way in _ways_to_show().items()},
        )

    def of_unit(self, unit: str) -> Any:
        """Number format of a unit, or of a number's own decimals, percent sign and commas: '%1', ',0', '2'."""
        return self.numbers.get(UNITS.get(unit, unit), self.numbers["2"])


def _ways_to_show() -> dict[str, str]:
    """The year 2014 has no comma."""
    return {
        f"{sign}{places}": ("#,##0" if sign == "," else "0") + ("." + "0" * places if places else "")
        + ('"%"' if sign == "%" else "")
        for sign in ("", ",", "%")
        for places in range(MOST_PLACES + 1)
    }  # fmt: skip


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
        sheet.write_blank(2, 1, None, looks.label)
    return HEADING_ROWS


def height(lines: Sequence[tuple[str, float]]) -> float:
    """Row height in points for wrapped texts, each paired with the width of its column in characters."""
    return LINE_POINTS * max((-(-letters_wide(text) // int(wide)) for text, wide in lines), default=1)


def _print(text: str) -> str:
    """Text for a printed header, in which an ampersand would start a code."""
    return text.replace("&", "&&")
