"""Law 1 in the domain: a figure has a number or a reason, never both, never neither."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from het_dash.catalogue import Status
from het_dash.figures import Figure

HIDDEN = [status for status in Status if status is not Status.SHOWN]


def figure(status: Status = Status.SHOWN, value: float | None = 25.0, **more: Any) -> Figure:
    given: dict[str, Any] = {
        "indicator_id": "share", "area_code": "a", "breakdown": "persons", "group_id": "all",
        "period_start": date(2024, 4, 1), "period_end": date(2025, 3, 31), "lower": None, "upper": None,
        "numerator": None, "denominator": None, "interval_kind": "none", "qualifier": "exact", "nature": "published",
        "source_id": "s", "lineage_id": "l", **more,
    }  # fmt: skip
    return Figure(status=status, value=value, **given)


def test_a_shown_figure_has_its_value() -> None:
    assert figure().shown
    with pytest.raises(ValueError, match="a number or a reason, never both, never neither"):
        figure(value=None)


def test_zero_is_a_number() -> None:
    assert figure(value=0.0).shown


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_figure_has_none(status: Status) -> None:
    assert not figure(status, None).shown
    with pytest.raises(ValueError, match="a number or a reason"):
        figure(status, 0.0)


def test_a_figure_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        figure().value = 26.0  # type: ignore[misc]
    with pytest.raises(ValueError, match="a number or a reason"):
        dataclasses.replace(figure(), value=None)


def test_statuses_run_from_best_to_worst() -> None:
    best, *_, worst = Status
    assert (best, worst) == (Status.SHOWN, Status.HIDDEN_SMALL)
