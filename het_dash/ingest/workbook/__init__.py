"""Reads untrusted .xlsx files as text, in bounded time and memory."""

from het_dash.ingest.workbook.opened import Limits, Workbook, open_workbook
from het_dash.ingest.workbook.sheet import WorkbookSheet

__all__ = ["Limits", "Workbook", "WorkbookSheet", "open_workbook"]
