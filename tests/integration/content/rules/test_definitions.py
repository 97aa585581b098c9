"""What a pack says without a figure."""

import re

import pytest

from het_dash.catalogue import load
from het_dash.content.rules.definitions import definition, definitions, diabetes
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, asked, emptied, slips

INDICATORS = load().indicators.values()


def test_diabetes_says_which_audit_holds_its_measures(bundle: Store) -> None:
    said = diabetes()
    assert said.heading == "Type 2 diabetes"
    assert "National Diabetes Audit, which is not loaded yet" in said.sentences[0]


def test_each_measure_is_defined_once_though_asked_twice_or_without_figures(bundle: Store) -> None:
    once = asked(bundle, "qof_hypertension", LEWISHAM)
    (entry,) = definitions([once, emptied(once)]).entries
    assert entry.title == "Recorded hypertension"
    assert entry.counted == (
        "Patients on the practice's hypertension register, out of: all patients on the practice's list"
    )


def test_a_count_is_defined_without_a_denominator() -> None:
    catalogue = load()
    assert "out of" not in definition(catalogue.indicators["registered_patients"]).counted


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_every_definition_is_whole(indicator) -> None:  # type: ignore[no-untyped-def]
    entry = definition(indicator)
    assert all((entry.title, entry.meaning, entry.counted, entry.comparing))
    assert entry.meaning.endswith(".")
    assert entry.comparing.endswith(".")
    assert not re.search(r"\.$", entry.counted)
    assert not [slip for text in (entry.title, entry.meaning, entry.counted, entry.comparing) for slip in slips(text)]
