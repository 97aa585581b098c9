"""The Inequality page."""

from het_dash.content.pages.inequality.choice import REFERENCES, SCHEMES, Choice, offered
from het_dash.content.pages.inequality.page import answer, page, sections

__all__ = ["REFERENCES", "SCHEMES", "Choice", "answer", "offered", "page", "sections"]
