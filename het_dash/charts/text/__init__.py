"""Titles, sentences and tables that go with a chart."""
