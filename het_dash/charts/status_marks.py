"""Mark drawn in place of a number, one shape for each status."""

from typing import Literal

from het_dash.catalogue import Status

Mark = Literal["solid", "crossed", "upright", "level", "outlined", "dotted", "dash", "ring", "nothing"]

# As `mark` in data/status.yaml: stubs filled with a pattern of their own, two small signs, and what draws nothing.
MARKS: dict[Status, Mark] = {
    Status.SHOWN: "solid",
    Status.HIDDEN_SMALL: "crossed",
    Status.HIDDEN_LINKED: "upright",
    Status.HIDDEN_TOTAL_TOO_SMALL: "level",
    Status.SUPPRESSED_AT_SOURCE: "outlined",
    Status.NOT_PUBLISHED_HERE: "dotted",
    Status.NOT_APPLICABLE: "dash",
    Status.UNDEFINED: "ring",
    Status.NOT_COLLECTED: "nothing",
}
# What we hide, and what its publisher does.
HATCHED = frozenset({Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL})
OUTLINED = frozenset({Status.SUPPRESSED_AT_SOURCE})
MARKED = frozenset(status for status, mark in MARKS.items() if mark not in ("solid", "nothing"))
