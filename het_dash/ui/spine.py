"""A spine table as HTML: an ordinary table for keyboards and screen readers, with a drawn cell in each row."""

from base64 import b64encode
from html import escape

from het_dash.catalogue import EXAMPLE
from het_dash.charts.theme import THEMES, Mode
from het_dash.content.blocks.spine import (
    DIRECTIONS,
    NO_LIMITS,
    Direction,
    Dot,
    Picture,
    Spark,
    Spine,
    SpineGroup,
    SpineRow,
)
from het_dash.export.block_html.example_tag import tag
from het_dash.figures.verdicts import JUDGEMENT_MARKS

SPARK_WIDTH, SPARK_HEIGHT, SPARK_MARGIN = 76, 20, 4
ARROWS: dict[Direction, str] = {"higher_is_better": "↑", "lower_is_better": "↓", "none": ""}


def spine_html(spine: Spine, mode: Mode) -> str:
    """The key, then the table."""
    head = "".join(_heading(name, look) for name, look in _columns(spine))
    groups = "".join(_group(group, spine, mode) for group in spine.groups)
    name = escape(f"Table: {spine.title}", quote=True)
    own = tag(spine.mark)
    return (
        f'<p class="het-subtitle">{own} <b>{escape(spine.title)}.</b> {escape(spine.subtitle)}</p>{_key(spine)}'
        f'<div class="het-table het-spine" role="region" tabindex="0" aria-label="{name}">'
        f'<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>{groups}</table></div>'
    )


def _columns(spine: Spine) -> list[tuple[str, str]]:
    """Name and class of each column. The picture's has the directions of the scale."""
    return [
        (spine.of, "name"),
        (spine.own, "value"),
        ("95% limits, or range", "limits"),
        *((name, "larger") for name in spine.compared),
        ("lower ← → higher", "pic"),
        *([(_comparison(spine), "judged")] if _comparison(spine) else []),
        *([("Trend", "trend")] if spine.with_trend else []),
    ]


def _comparison(spine: Spine) -> str:
    """Heading of the place among others and of the comparison; empty if no row has either."""
    placed, judged = any(row.place for row in spine.rows), any(row.judgement for row in spine.rows)
    if placed and judged:
        return f"Place from lowest, or against {spine.benchmark}"
    return "Place from lowest" if placed else f"Against {spine.benchmark}" if judged else ""


def _heading(name: str, look: str) -> str:
    return f'<th scope="col" role="columnheader" class="{look}">{escape(name)}</th>'


def _key(spine: Spine) -> str:
    """Words for each mark that the table has."""
    rows = spine.rows
    kinds = {dot.kind for row in rows if row.picture for dot in row.picture.dots}
    whose = spine.own if spine.others else spine.of
    dots = (
        ("own", whose, "own" in kinds),
        ("other", spine.others, bool(spine.others) and "other" in kinds),
        ("practice", f"{spine.own} practices, among others, where there is no PCN figure", "practice" in kinds),
        ("line", spine.benchmark, any(row.picture and row.picture.line is not None for row in rows)),
        ("nation", f"{spine.nation} (› beyond the scale)", "nation" in kinds),
    )
    marks = " ".join(f'<span><i class="dot {kind}"></i>{escape(name)}</span>' for kind, name, there in dots if there)
    judged = dict.fromkeys(row.judgement for row in rows if row.judgement)
    words = " ".join(
        f'<span class="judged-{one.split()[0]}"><b>{JUDGEMENT_MARKS[one]}</b> {escape(one)}</span>' for one in judged
    )
    arrows = " ".join(
        f"<span>{arrow} {escape(DIRECTIONS[way])}</span>"
        for way, arrow in ARROWS.items()
        if arrow and any(row.direction == way for row in rows)
    )
    return f'<div class="het-key het-spine-key">{marks} {words} {arrows}</div>'


def _group(group: SpineGroup, spine: Spine, mode: Mode) -> str:
    wide = len(_columns(spine))
    rows = "".join(_row(row, spine, mode) for row in group.rows)
    return (
        f'<tbody role="rowgroup"><tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="{wide}">'
        f"{escape(group.label)} <span>{escape(group.note)}</span></th></tr>{rows}</tbody>"
    )


def _row(row: SpineRow, spine: Spine, mode: Mode) -> str:
    arrow = ARROWS[row.direction]
    words = DIRECTIONS[row.direction]
    way = f'\N{NO-BREAK SPACE}<i title="{words}" aria-hidden="true">{arrow}</i>{_said(words)}' if arrow else ""
    example = ' <span class="het-tag">example</span>' if row.nature == EXAMPLE else ""
    chosen = ' class="chosen"' if row.chosen else ""
    cells = (
        _cell("value", f"<b>{escape(row.value)}</b>", "" if row.value[-1:] == "%" else " reason"),
        _cell("limits", _limits(row)),
        *(_cell("larger", escape(text)) for text in row.compared),
        _cell("pic", _picture(row.picture, row)),
        *(
            [_cell("judged", "<br>".join(filter(None, (_judged(row), escape(row.place)))))]
            if _comparison(spine)
            else []
        ),
        *([_cell("trend", _spark(row.spark, mode))] if spine.with_trend else []),
    )
    name = f"{escape(row.label)}{way}{example}"
    return f'<tr role="row"{chosen}><th scope="row" role="rowheader" class="name">{name}</th>{"".join(cells)}</tr>'


def _cell(look: str, inside: str, more: str = "") -> str:
    return f'<td role="cell" class="{look}{more}">{inside}</td>'


def _said(words: str) -> str:
    """Words for screen readers only."""
    return f'<span class="het-hidden-text">{escape(words)}</span>'


def _limits(row: SpineRow) -> str:
    if not row.limits:
        return ""
    are = _said(f", {row.limits_are}") if row.limits_are != NO_LIMITS else ""
    return f'<span title="{escape(row.limits_are)}">{escape(" to ".join(row.limits))}</span>{are}'


def _judged(row: SpineRow) -> str:
    if not row.judgement:
        return ""
    mark = f'<b aria-hidden="true">{JUDGEMENT_MARKS[row.judgement]}</b>'
    return f'<span class="judged-{row.judgement.split()[0]}">{mark} {escape(row.judgement)}</span>'


def _picture(picture: Picture | None, row: SpineRow) -> str:
    if picture is None:
        return ""
    values = [dot.value for dot in picture.dots if dot.kind != "nation"]
    band = f'<i class="band" style="{_span(picture, min(values), max(values))}"></i>' if len(values) > 1 else ""
    line = f'<i class="line" style="left:{picture.at(picture.line):.1f}%"></i>' if picture.line is not None else ""
    ends = f'<i class="whisker" style="{_span(picture, *picture.limits)}"></i>' if picture.limits else ""
    look = f" judged-{row.judgement.split()[0]}" if row.judgement else ""
    dots = "".join(_dot(dot, picture, look) for dot in picture.dots)
    words = _said(f"From {row.between}." if row.between else "; ".join(dot.words for dot in picture.dots))
    return f'<div class="scale" aria-hidden="true">{band}{line}{ends}{dots}</div>{words}'


def _span(picture: Picture, low: float, high: float) -> str:
    start, end = (min(100.0, max(0.0, picture.at(value))) for value in (low, high))
    return f"left:{start:.1f}%;width:{end - start:.1f}%"


def _dot(dot: Dot, picture: Picture, look: str) -> str:
    at, title = picture.at(dot.value), escape(dot.words, quote=True)
    if dot.kind == "nation" and not 0 <= at <= 100:
        side = "right" if at > 100 else "left"
        return f'<i class="beyond {side}" title="{title}">{"◇›" if at > 100 else "‹◇"}</i>'
    return f'<i class="dot {dot.kind}{look if dot.kind == "own" else ""}" style="left:{at:.1f}%" title="{title}"></i>'


def _spark(spark: Spark | None, mode: Mode) -> str:
    """A small drawing with its words: `st.html` drops inline SVG, so it is an image."""
    if spark is None:
        return ""
    points = [point for piece in spark.pieces for point in piece]
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    ink = THEMES[mode].ink("chosen")

    def at(x: float, y: float) -> tuple[float, float]:
        across = SPARK_MARGIN + (SPARK_WIDTH - 2 * SPARK_MARGIN) * (x - x0) / ((x1 - x0) or 1)
        up = SPARK_MARGIN + (SPARK_HEIGHT - 2 * SPARK_MARGIN) * (y1 - y) / ((y1 - y0) or 1)
        return round(across, 1), round(up, 1)

    lines = "".join(
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in (at(*p) for p in piece))}" fill="none" stroke="{ink}" '
        'stroke-width="1.5"/>'
        for piece in spark.pieces
        if len(piece) > 1
    )
    spots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{2.6 if number == len(points) - 1 else 1.4}" fill="{ink}"/>'
        for number, (x, y) in enumerate(at(*p) for p in points)
    )
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}">{lines}{spots}</svg>'
    )
    coded, words = b64encode(drawn.encode()).decode(), escape(spark.words, quote=True)
    return (
        f'<img src="data:image/svg+xml;base64,{coded}" width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}" alt="{words}" '
        f'title="{words}">'
    )
