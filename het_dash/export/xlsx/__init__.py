"""Pack as a workbook: one sheet a section, tidy figures, definitions."""

import io
from datetime import UTC, datetime, time

import xlsxwriter

from het_dash.export.document import Pack
from het_dash.export.xlsx import about, figures
from het_dash.export.xlsx.sections import write_section
from het_dash.export.xlsx.sheet import Looks, sheet_names


def write(pack: Pack) -> bytes:
    """The pack as a workbook. The same pack gives the same bytes: its date is that of the store."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {
                "title": f"{pack.title}, {pack.period}",
                "subject": pack.document.question,
                "author": pack.author,
                "comments": pack.standing,
                "created": datetime.combine(pack.built_on, time(), UTC).replace(tzinfo=None),
            }
        )
        looks = Looks.of(book)
        names = sheet_names([*(one.short for one in pack.sections), "Data", "About"])
        about_sheet, *others = [book.add_worksheet(name) for name in ["About", *names[:-1]]]
        about.write_about(about_sheet, pack, looks, names[:-1])
        for sheet, composed in zip(others, pack.sections, strict=False):
            write_section(sheet, composed, pack, looks)
        figures.write_figures(others[-1], pack, looks)
    return out.getvalue()


__all__ = ["write"]
