"""`audit` on the command line: every indicator over all releases, and an error where something is given away."""

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from het_dash.cli.main import app
from tests.support.arriving_returns import drawn, take, team
from tests.support.small_bundle import SmallData


@pytest.fixture
def two(small: SmallData, tmp_path: Path) -> SmallData:
    """Two releases, of one team and of two."""
    for number in range(2):
        take(drawn(team(number), seed=number), tmp_path, number)
        small.build()
    return small


def audit() -> Result:
    return CliRunner().invoke(app, ["audit", "--quick"])


def test_the_audit_reports_each_indicator_over_all_releases(two: SmallData) -> None:
    result = audit()
    (reached,) = [line for line in result.stdout.splitlines() if line.startswith("residents_reached, returns: ")]
    assert two.current.is_file()
    assert result.exit_code == 0, result.output
    assert " 0 recovered, at least " in reached
    assert reached.endswith("figures withheld to protect others.")
    assert "0 leaks" in result.stdout.splitlines()[-1]


def test_a_store_without_figures_of_our_own_has_nothing_to_audit(small: SmallData) -> None:
    small.build()
    result = audit()
    assert (result.exit_code, result.stdout) == (
        0, "0 tables, 0 hidden counts: 0 leaks, 0 known to lie within part of 1 to 7.\n",
    )  # fmt: skip


def test_a_figure_that_is_in_no_release_is_an_error(two: SmallData) -> None:
    with duckdb.connect(str(two.current)) as con:
        con.execute(
            "UPDATE figure SET value = value + 5, numerator = numerator + 5 WHERE status = 'shown' "
            "AND area_code = $pcn AND indicator_id = 'residents_reached' AND breakdown = 'persons' "
            "AND source_id = 'returns'",
            {"pcn": team(0)},
        )
    result = audit()
    assert result.exit_code == 1
    assert "1 figures of the store in force are in no release. Run `python -m het_dash build`." in result.output


def test_a_damaged_memory_is_one_sentence(two: SmallData) -> None:
    (two.state / "private" / "released" / "000001.parquet").write_bytes(b"")
    result = audit()
    assert result.exit_code == 1
    assert "000001.parquet is missing or was changed. Restore the folder from a backup" in result.output
    assert "Traceback" not in result.output
