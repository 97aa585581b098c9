"""Blocks of a section as parts of a slide: its title, pictures, numbers, questions and words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from het_dash.charts.spec import Chart
from het_dash.charts.text import wording
from het_dash.content.blocks import (
    Block,
    Composed,
    Lead,
    Questions,
    Squares,
    Tabled,
    Tile,
    Tiles,
    Words,
    in_files,
    is_example,
)

MOST_PICTURES, MOST_TILES, MOST_WORDS = 2, 4, 40
Picture = Chart | Squares


@dataclass(frozen=True)
class Parts:
    """One slide. `blocks` are all that it is made of, for its notes; `said` is what it says without a picture."""

    section: str
    title: str
    pictures: tuple[Picture, ...] = ()
    shares: tuple[int, ...] = ()
    tiles: tuple[Tile, ...] = ()
    questions: Questions | None = None
    said: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def mark(self) -> str:
        """The mark of example data, if any part is."""
        if not any(is_example(block) for block in self.blocks):
            return ""
        whole = all(one.mark == wording.EXAMPLE for one in (*self.pictures, *self.tiles))
        return wording.EXAMPLE if whole and not self.questions else wording.PARTLY_EXAMPLE


def parts_of(section: Composed) -> Iterator[Parts]:
    """A slide for each section; more where it has more pictures than fit on one."""
    for block in section.blocks:
        _known(block)
    pictures = [one for one in section.blocks if isinstance(one, Chart | Squares) and not _empty(one)]
    runs = [tuple(pictures[n : n + MOST_PICTURES]) for n in range(0, len(pictures), MOST_PICTURES)] or [()]
    others = tuple(block for block in section.blocks if block not in pictures)
    if not section.blocks:
        return
    first, *later = runs
    yield _first(section, first, others)
    for run in later:
        yield Parts(section.title, run[0].title, run, blocks=run)


def _first(section: Composed, pictures: tuple[Picture, ...], others: tuple[Block, ...]) -> Parts:
    lead = next((one for one in others if isinstance(one, Lead)), None)
    questions = next((one for one in others if isinstance(one, Questions)), None)
    tiles = tuple(tile for one in others if isinstance(one, Tiles) for tile in one.tiles)[:MOST_TILES]
    named = next((one.title for one in pictures), "") or (questions.heading if questions else "")
    title = _as_title(lead.sentence) if lead else named or section.title
    rows = section.layout[0] if section.layout and len(section.layout[0]) == len(pictures) else ()
    parts = Parts(section.title, title, pictures, rows, tiles, questions, blocks=(*pictures, *others))
    return parts if pictures or tiles or questions else replace(parts, said=_brief(title, others))


def _as_title(sentence: str) -> str:
    """A single sentence without its full stop."""
    return sentence if ". " in sentence else sentence.removesuffix(".")


def _brief(title: str, others: tuple[Block, ...]) -> tuple[str, ...]:
    """The first sentences or rows that a slide without a picture has room for."""
    left, said = MOST_WORDS - len(title.split()), []
    for sentence in (text for one in map(in_files, others) for text in _sentences(one) if text != title):
        left -= len(sentence.split())
        if left < 0:
            break
        said.append(sentence)
    return tuple(said)


def _sentences(block: Block) -> Iterator[str]:
    if isinstance(block, Words):
        yield from block.sentences
    elif isinstance(block, Tabled):
        yield from (f"{row[0]}: {', '.join(filter(None, row[1:]))}" for row in block.table.rows)


def _empty(picture: Picture) -> bool:
    return picture.empty if isinstance(picture, Chart) else not picture.rows


def _known(block: Block) -> None:
    if not isinstance(block, get_args(Block)):
        raise TypeError(f"{type(block).__name__} has no place on a slide yet. Add it to export/pptx.")
