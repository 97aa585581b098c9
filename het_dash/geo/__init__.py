"""Boundaries, dissolved areas and catchments."""
