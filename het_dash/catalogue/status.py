"""Statuses of a figure: shown, or the reason why there is no number."""

from enum import StrEnum

from het_dash.catalogue.entry import Entry


class Status(StrEnum):
    """Statuses from best to worst. A combination of figures takes the worst."""

    SHOWN = "shown"
    TOO_FEW_FOR_RATE = "too_few_for_rate"
    NOT_APPLICABLE = "not_applicable"
    UNDEFINED = "undefined"
    NOT_PUBLISHED_HERE = "not_published_here"
    NOT_COLLECTED = "not_collected"
    INCOMPLETE = "incomplete"
    SUPPRESSED_AT_SOURCE = "suppressed_at_source"
    HIDDEN_TOTAL_TOO_SMALL = "hidden_total_too_small"
    HIDDEN_LINKED = "hidden_linked"
    HIDDEN_SMALL = "hidden_small"


class StatusWords(Entry):
    """Words of one status for a chart, a table and a download."""

    id: Status
    words: str
    chart: str
    mark: str
    code: str
