"""Words allowed in a cell in place of a count of people."""

import re
from typing import Literal

Kind = Literal[
    "whole",
    "hidden",
    "percentage",
    "below zero",
    "fraction",
    "thousands",
    "exponent",
    "date",
    "error",
    "formula",
    "missing",
    "no number",
]
WHOLE = re.compile(r"\d+(\.0*)?", re.ASCII)
FRACTION = re.compile(r"\d*\.\d+", re.ASCII)
PERCENTAGE = re.compile(r"-?[\d.]+ ?%", re.ASCII)
SUPPRESSED = r"\*+|[<≤]=? ?\d+.*|\d+ ?(-|–|to) ?\d+|\[[a-z]\]|[cxzsu]|[-–]+|\.+|hidden|suppressed|redacted"
# In order: the first that fits tells what a cell is.
PATTERNS: tuple[tuple[Kind, "re.Pattern[str]"], ...] = (
    ("whole", WHOLE),
    ("hidden", re.compile(SUPPRESSED, re.I)),
    ("percentage", PERCENTAGE),
    ("below zero", re.compile(r"-\d+(\.\d+)?", re.ASCII)),
    ("fraction", FRACTION),
    ("thousands", re.compile(r"\d{1,3}([ ,'’]\d{3})+(\.0+)?", re.ASCII)),
    ("exponent", re.compile(r"\d+(\.\d+)?e[+-]?\d+", re.ASCII | re.I)),
    ("date", re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)),
    ("error", re.compile(r"#.+")),
    ("formula", re.compile(r"[=+@-].*", re.S)),
    ("missing", re.compile(r"nan|inf(inity)?|none|null|n/?a", re.I)),
)


def kind_of(text: str) -> Kind:
    """Kind of a cell that is not blank and should be a count."""
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(text)), "no number")
