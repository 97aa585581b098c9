"""Colours that can be told from the page, and marks that agree with the catalogue."""

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts.chart import Role
from het_dash.charts.plotly_draw.marks import HATCHED, OUTLINED, fill, outline
from het_dash.charts.theme import DARK, LIGHT, Theme

both_themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.11 and 1.4.3."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@both_themes
@pytest.mark.parametrize("role", LIGHT.roles)
def test_every_role_stands_out_by_its_fill_or_its_outline(role: Role, theme: Theme) -> None:
    """Lines have the outline's colour alone."""
    assert contrast(outline(role, theme), theme.background) >= 3
    assert max(contrast(fill(role, theme), theme.background), contrast(outline(role, theme), theme.background)) >= 3


def test_the_pale_grey_of_others_needs_its_outline() -> None:
    assert contrast(LIGHT.roles["other"], LIGHT.background) < 3
    assert outline("other", LIGHT) == LIGHT.hidden


@both_themes
def test_chosen_and_benchmark_bars_can_be_told_apart_side_by_side(theme: Theme) -> None:
    assert contrast(fill("chosen", theme), fill("benchmark", theme)) >= 3


@both_themes
def test_text_is_readable_on_the_page_and_on_amber(theme: Theme) -> None:
    for colour in (theme.text, theme.quiet_text, theme.roles["chosen"]):
        assert contrast(colour, theme.background) >= 4.5
    assert contrast(theme.on_amber, theme.amber) >= 4.5
    assert contrast(theme.text, theme.panel) >= 4.5


@pytest.mark.parametrize("status", Status)
def test_stubs_are_those_of_the_catalogue(status: Status) -> None:
    mark = "hatched" if status in HATCHED else "outlined" if status in OUTLINED else "nothing"
    assert load().statuses[status].mark == ("solid" if status is Status.SHOWN else mark)
