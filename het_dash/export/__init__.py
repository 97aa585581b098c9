"""Packs and pages as files: web page, PDF, slides, workbook, and batches of them."""
