"""Mark drawn in place of a number, one shape for each status."""

from typing import Literal

from het_dash.catalogue import Status

Mark = Literal[
    "solid", "crossed", "upright", "level", "outlined", "dotted", "dash", "ring", "triangle", "diamond", "nothing"
]

# These match `mark` in data/status.yaml: stubs with a pattern, three small signs, and statuses without a mark.
MARKS: dict[Status, Mark] = {
    Status.SHOWN: "solid",
    Status.TOO_FEW_FOR_RATE: "diamond",
    Status.HIDDEN_SMALL: "crossed",
    Status.HIDDEN_LINKED: "upright",
    Status.HIDDEN_TOTAL_TOO_SMALL: "level",
    Status.SUPPRESSED_AT_SOURCE: "outlined",
    Status.NOT_PUBLISHED_HERE: "dotted",
    Status.NOT_APPLICABLE: "dash",
    Status.UNDEFINED: "ring",
    Status.INCOMPLETE: "triangle",
    Status.NOT_COLLECTED: "nothing",
}
# Marks that are the stub of a bar; the other marks are small signs.
STUBS: frozenset[Mark] = frozenset({"crossed", "upright", "level", "outlined", "dotted"})
# Figures suppressed by us, and by the publisher.
HATCHED = frozenset({Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL})
OUTLINED = frozenset({Status.SUPPRESSED_AT_SOURCE})
MARKED = frozenset(status for status, mark in MARKS.items() if mark not in ("solid", "nothing"))
