"""The Inequality page, as plain data."""

from het_dash.packs.unequal.choice import REFERENCES, SCHEMES, Choice, offered
from het_dash.packs.unequal.page import answer, sections

__all__ = ["REFERENCES", "SCHEMES", "Choice", "answer", "offered", "sections"]
