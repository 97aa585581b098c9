"""Imports files that somebody downloaded by hand."""
