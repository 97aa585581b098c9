"""Blocks of a section, with all their words: the page and every file format only paint them."""

from het_dash.content.blocks.composed import Block, Composed, Layout, is_example
from het_dash.content.blocks.for_files import in_files
from het_dash.content.blocks.marks import Mark, MarkKind, MarkRow, Marks, Squares
from het_dash.content.blocks.sentences import Lead, MeetingQuestion, Questions, Words
from het_dash.content.blocks.tables import Definition, Definitions, Tabled, as_table, unshaded
from het_dash.content.blocks.tiles import (
    EVIDENCE_MEANS,
    Evidence,
    Line,
    LineKind,
    Tile,
    TileBar,
    TileBars,
    Tiles,
    meanings,
)
from het_dash.content.blocks.timeline import Event, Span, Timeline

__all__ = [
    "EVIDENCE_MEANS",
    "Block",
    "Composed",
    "Definition",
    "Definitions",
    "Event",
    "Evidence",
    "Layout",
    "Lead",
    "Line",
    "LineKind",
    "Mark",
    "MarkKind",
    "MarkRow",
    "Marks",
    "MeetingQuestion",
    "Questions",
    "Span",
    "Squares",
    "Tabled",
    "Tile",
    "TileBar",
    "TileBars",
    "Tiles",
    "Timeline",
    "Words",
    "as_table",
    "in_files",
    "is_example",
    "meanings",
    "unshaded",
]
