"""Boundaries, dissolves and catchments."""
