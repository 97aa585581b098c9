"""Worked examples of the page *Query*."""

from het_dash.catalogue.entry import Entry


class QueryExample(Entry):
    """One statement with the question that it answers."""

    title: str
    sql: str
