"""Data quality: coverage by PCN and period, warnings of imports, breaks."""

from dataclasses import replace

from het_dash.content.pages import data_quality
from het_dash.store import Store
from tests.support.blocks import slips


def test_coverage_has_a_row_for_each_source_and_period_and_a_column_for_each_pcn(bundle: Store) -> None:
    table = data_quality.coverage(bundle).table
    assert table.columns[:3] == ("Source", "Period to", bundle.catalogue.borough.label)
    assert len(table.columns) == 3 + len(bundle.catalogue.pcns)
    row = next(r for r in table.rows if r[1] == "March 2025")
    assert set(row[2:]) == {"100%"}


def test_nothing_is_missing_in_the_bundle(bundle: Store) -> None:
    assert data_quality.missing(bundle).sentences == ("No practice is missing from any total.",)
    assert data_quality.changed(bundle) is None


def test_warnings_of_imports_name_their_edition(bundle: Store) -> None:
    rows = data_quality.warnings(bundle.catalogue).table.rows
    assert any(row[1] == "2024-25" and "Ashdown Medical Group (G85057)" in row[3] for row in rows)


def test_a_reason_for_importing_a_refused_file_is_shown(bundle: Store) -> None:
    first = bundle.catalogue.editions[0].model_copy(update={"replaced_because": "A rehearsal"})
    changed = replace(bundle.catalogue, editions=(first,))
    (row,) = data_quality.warnings(changed).table.rows
    assert row[3] == "Imported although it was refused, because: A rehearsal"


def test_every_break_is_listed_with_its_reason(bundle: Store) -> None:
    listed = {row[1] for row in data_quality.breaks(bundle.catalogue).table.rows}
    assert {b.reason for i in bundle.catalogue.indicators.values() for b in i.breaks} == listed
    assert not [text for text in listed if slips(text)]


def test_recorded_ethnic_group_is_a_row_for_each_published_measure_by_ethnic_group(bundle: Store) -> None:
    """5,495 not stated and 1,925 not recorded of 247,370 patients with hypertension in March 2026."""
    rows = data_quality.ethnicity(bundle).table.rows
    assert ("Blood pressure treated to threshold", "March 2026", "97.0%") in rows
    assert len({row[0] for row in rows}) == len(rows) == 3


def test_moves_and_mergers_are_listed_once_with_their_dates(bundle: Store) -> None:
    rows = data_quality.moves(bundle).table.rows
    moved = [row for row in rows if row[1].startswith("Moved")]
    assert ("Burnt Ash Surgery", "Moved from Lewisham Alliance to Sevenfields", "31 July 2024") in [
        (row[0], row[1], row[2]) for row in moved
    ]
    assert len(rows) == len(set(rows)) == len(moved) + len(bundle.catalogue.successions)
    assert not [text for row in rows for text in row if slips(text)]
