"""Practices' deprivation as published and as worked out here."""

import pytest

from het_dash.charts import View
from het_dash.charts.builders.source_comparison import deprivation_scores
from het_dash.store import Question, Store


@pytest.mark.parametrize("pcn", ["pcn:north-lewisham", "pcn:modality-lewisham"])
def test_both_are_the_store_s_own_numbers(pcn: str, bundle: Store) -> None:
    codes = tuple(bundle.catalogue.practices)
    published, ours = (
        bundle.ask(Question(i, (*codes, pcn, "E09000023"))) for i in ("practice_imd_score", "patients_imd_score")
    )
    chart = deprivation_scores(
        published=published,
        calculated=ours,
        view=View(bundle.catalogue, bundle.catalogue.areas[pcn], bundle.members),
    )
    names = {bundle.catalogue.areas[c].label: c for c in codes}
    for series, answer in zip(chart.series, (published, ours), strict=True):
        for point in series.points:
            figure = answer.one(names[str(point.at)])
            assert figure is not None
            assert figure.value == point.value


def test_nothing_to_hand_is_words_and_no_crash(bundle: Store) -> None:
    published, ours = (bundle.ask(Question(i, ())) for i in ("practice_imd_score", "patients_imd_score"))
    area = bundle.catalogue.areas["pcn:sevenfields"]
    chart = deprivation_scores(published=published, calculated=ours, view=View(bundle.catalogue, area, bundle.members))
    assert chart.empty
    assert chart.sentence
