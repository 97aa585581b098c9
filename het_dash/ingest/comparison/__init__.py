"""Compares a file with the editions held, before anything is written."""

from het_dash.ingest.comparison.compare import compare

__all__ = ["compare"]
