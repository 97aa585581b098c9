"""Reads an .xlsx from anybody: plain text cells with their places, in bounded time and memory whatever the file."""

from het_dash.ingest.workbook.opened import Limits, Workbook, open_workbook
from het_dash.ingest.workbook.sheet import WorkbookSheet

__all__ = ["Limits", "Workbook", "WorkbookSheet", "open_workbook"]
