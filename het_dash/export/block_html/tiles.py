"""Tiles as HTML: the number, its lines and badges, and bars that compare it, at any width."""

from html import escape
from itertools import groupby

from het_dash.content.blocks import Line, LineKind, Tile, TileBar, TileBars

BADGES: frozenset[LineKind] = frozenset({"evidence", "nature"})


def tile_html(tile: Tile) -> str:
    """The tile's words from the label down, with its bars at their right, or below where there is no room."""
    bars = _bars(tile.bars) if tile.bars else ""
    return (
        f'<div class="het-tile"><div class="words"><p class="label">{escape(tile.label)}</p>'
        f'<p class="number">{escape(tile.value)}</p>{_lines(tile)}</div>{bars}</div>'
    )


def _lines(tile: Tile) -> str:
    """Lines in order, with neighbouring badges on one line. Words of bars are for screen readers."""
    found = []
    for badges, lines in groupby(tile.lines, key=lambda line: line.kind in BADGES):
        if badges:
            found.append(f'<p class="badges">{"".join(_badge(line) for line in lines)}</p>')
        else:
            found += [_line(line) for line in lines]
    return "".join(found)


def _badge(line: Line) -> str:
    look = "het-tag" if line.kind == "nature" else "het-badge"
    return f'<span class="{look}">{escape(line.text)}</span> '


def _line(line: Line) -> str:
    look = "het-hidden-text" if line.kind == "bars" else f"line {line.kind}"
    return f'<p class="{look}">{escape(line.text)}</p>'


def _bars(bars: TileBars) -> str:
    return f'<div class="bars" aria-hidden="true">{"".join(_bar(bar, bars) for bar in bars.bars)}{_named(bars)}</div>'


def _bar(bar: TileBar, bars: TileBars) -> str:
    line = bars.benchmark
    mark = f'<i style="left: {_share(line.value, bars):.1f}%"></i>' if line else ""
    label = f'<span class="name">{escape(bar.label)}</span>' if bar.label else ""
    text = f"<b>{escape(bar.text)}</b>" if bar.text else ""
    look = f"width: {_share(bar.value, bars):.1f}%; background: var(--het-{bar.ink.replace('_', '-')})"
    return f'<div class="bar">{label}<div class="track"><div style="{look}">{text}</div>{mark}</div></div>'


def _named(bars: TileBars) -> str:
    """The benchmark's label under its line, kept within the tile."""
    if not bars.benchmark:
        return ""
    at = _share(bars.benchmark.value, bars)
    side = f"margin-left: {at:.1f}%" if at <= 50 else f"margin-right: {100 - at:.1f}%; text-align: right"
    return f'<p class="benchmark" style="{side}">{escape(bars.benchmark.label)}</p>'


def _share(value: float, bars: TileBars) -> float:
    return 100 * min(max(value / bars.end, 0.0), 1.0)
