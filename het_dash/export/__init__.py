"""Packs and pages as files: web page, PDF, slides, workbook, and batches of them."""

from het_dash.export.batch import on_screen

__all__ = ["on_screen"]
