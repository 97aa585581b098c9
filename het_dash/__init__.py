"""The Health Equity Teams dashboard: what is measured, how it is worked out, and how it is shown."""
