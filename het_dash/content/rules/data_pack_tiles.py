"""Tiles of the first screen of a data pack."""

from dataclasses import replace

from het_dash.charts import Table
from het_dash.charts.builders.practice_dots import known
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Tile, Tiles
from het_dash.content.rules import gap_text, known_inequality
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.figures import Answer, Figure

NONE = "No figure"


def tiles(first: FirstScreen) -> Tiles:
    """Four tiles, in the order of the first screen's sentences."""
    return Tiles((_patients(first), _found(first), _care(first), gap(first)))


def _patients(first: FirstScreen) -> Tile:
    figure = first.patients.latest.one(first.view.pcn.code)
    return Tile(
        label="Registered patients",
        value=wording.value_or_reason(figure, "count", first.view.catalogue) if figure else NONE,
        below=wording.period_of(figure, first.patients.indicator) if figure else "",
        comparison=first.practices,
        evidence="Published" if figure and figure.nature == "published" else "Counted",
        source=wording.source(first.patients.latest.of(first.view.pcn.code)),
        limit=f"Not all of these patients live in {first.view.catalogue.borough.label}.",
        behind=_behind(first, first.patients.latest.of(first.view.pcn.code)),
    )


def _found(first: FirstScreen) -> Tile:
    figure = first.register.latest.one(first.view.pcn.code)
    expected = first.against_expected
    return Tile(
        label="Recorded hypertension",
        value=wording.value_or_reason(figure, "percent", first.view.catalogue) if figure else NONE,
        below="; ".join(filter(None, (wording.periods(first.register.latest), wording.interval(figure, "percent"))))
        if figure
        else "",
        comparison=f"About {expected.expected_percent:.1f}% expected at these ages" if expected else "Not compared",
        evidence="Counted",
        source=wording.source(first.register.latest.of(first.view.pcn.code)),
        limit="Does not count people whose hypertension has not been found.",
        behind=_behind(first, first.register.latest.of(first.view.pcn.code)),
    )


def _care(first: FirstScreen) -> Tile:
    return _published_care(first, first.own_published) if first.own_published else _estimated_care(first)


def _published_care(first: FirstScreen, own: Figure) -> Tile:
    return Tile(
        label=first.care.indicator.title,
        value=wording.value_or_reason(own, "percent", first.view.catalogue),
        below=wording.interval(own, "percent"),
        comparison=wording.period_of(own, first.care.indicator),
        evidence="Published",
        source=wording.source(first.published.latest),
        limit="This cannot show which groups miss out: that needs the same figure by group.",
        behind=_behind(first, first.published.latest),
    )


def _estimated_care(first: FirstScreen) -> Tile:
    own, values, borough = first.spread.own, first.own_values(), first.spread.borough
    when, source = wording.periods(first.care.latest), wording.source(first.care.latest)
    tile = Tile(
        label=first.care.indicator.title,
        value=f"about {own.estimate:.0f}%" if own and known(own) else NONE,
        below=first.between(values) if values else "no practice has a value",
        comparison=f"{first.view.catalogue.borough.label} about {borough.estimate:.0f}%, {when}"
        if borough and known(borough)
        else "Not compared",
        evidence="Estimated",
        source=f"{source} {first.spread.weighed()}".strip(),
        limit="This cannot show which groups miss out: practice values come without counts or groups.",
        behind=_behind(first, first.own_care()),
    )
    if not first.single:
        return tile
    value, below = f"{values[0]:.0f}%", f"one practice, {when}"
    return replace(tile, value=value, below=below, comparison=first.place(), evidence="Published", source=source)


def gap(first: FirstScreen) -> Tile:
    """The published gap in points, with its limits."""
    gap, when = first.gap, wording.periods(first.by_ethnic_group.latest)
    here = gap is not None and gap.group.area_code == first.view.pcn.code
    icb = first.view.catalogue.icb.label
    where = f"{first.view.pcn.label}, {when}" if here else f"{icb}, {when}; we have no figure for this PCN"
    return Tile(
        label=f"{first.care.indicator.title}: gap between Black and White patients",
        value=f"{gap.points:.1f} points" if gap else NONE,
        below=gap_text.between(gap) if gap else "",
        comparison=where if gap else known_inequality.NOT_HERE,
        evidence="Published",
        source=wording.source(first.by_ethnic_group.latest),
        verdict=known_inequality.clear_or_not(gap) if gap else "",
        limit="This cannot show why, or tell Black African and Black Caribbean patients apart.",
        behind=_by_group(first, first.by_ethnic_group.latest),
    )


def _behind(first: FirstScreen, answer: Answer) -> Table | None:
    return tables.over_time(answer, first.view) if answer.figures else None


def _by_group(first: FirstScreen, answer: Answer) -> Table | None:
    return tables.by_group(answer, first.view) if answer.figures else None
