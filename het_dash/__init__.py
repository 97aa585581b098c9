"""The Health Equity Teams dashboard: what is measured, how it is calculated, and how it is shown."""

__version__ = "0.2.0"
