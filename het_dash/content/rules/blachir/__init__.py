"""Blocks about the opportunities of the BLACHIR review."""
