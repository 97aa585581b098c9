"""Importers: one module for each published format."""
