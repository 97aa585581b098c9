"""Releases as they happen: teams arrive in turn, one sends again, one looks and withdraws; nothing is given away."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd
import pytest

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.release_audit import Audited, audit_flows
from het_dash.ingest.release_memory import ReleaseMemory, ReleaseMemoryProblem, release_memory
from het_dash.ingest.returns.accept import withdraw
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.publish import real_returns
from het_dash.ingest.returns.unit_versions import UnitVersions
from tests.support.arriving_returns import QUARTER, drawn, take, team
from tests.support.small_bundle import SmallData, everything, rows_of, small_data

ARRIVE_AGAIN, LOOK = 6, 7


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallData]:
    """Six releases, one team more in each; then one sends a corrected return, and one sends, looks and withdraws."""
    folder = tmp_path_factory.mktemp("releases")
    made = small_data(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(made.folder))
        patch.setenv("HET_STATE", str(made.state))
        for number in range(6):
            take(drawn(team(number), seed=number), folder, number)
            made.build()
        take(corrected(drawn(team(1), seed=1)), folder, ARRIVE_AGAIN)
        made.build()
        take(corrected(drawn(team(2), seed=2)), folder, LOOK)
        made.build()
        withdraw(private_journal(), team(2), Quarter.parse(QUARTER), "The register was wrong.")
        made.build()
        yield made


def corrected(given: Return) -> Return:
    """One person more in the smallest group that came, and one contact."""
    first, *others = sorted(given.attendance, key=lambda one: one.people)
    more = first.model_copy(update={"people": first.people + 1})
    totals = {
        "people_new": given.totals.people_new + 1, "contacts": given.totals.contacts + 1,
        "registered_yes": given.totals.registered_yes + 1, "living_yes": given.totals.living_yes + 1,
    }  # fmt: skip
    contacts = {**given.contacts_by, first.group: given.contacts_by[first.group] + 1}
    changed = {"attendance": (more, *others), "contacts_by": contacts, "totals": given.totals.model_copy(update=totals)}
    return given.model_copy(update=changed)


@pytest.fixture(scope="module")
def true(released: SmallData) -> pd.DataFrame:
    """What each team knows of its own."""
    catalogue = released.catalogue
    return UnitVersions(real_returns(catalogue).versions, catalogue).every("returns")


@pytest.fixture(scope="module")
def audited(released: SmallData, true: pd.DataFrame) -> list[Audited]:
    return [*audit_flows(release_memory().figures(), true, released.catalogue, quick=True)]


def test_every_build_that_published_anything_new_is_a_release(released: SmallData) -> None:
    releases = release_memory().releases()
    assert [one.number for one in releases] == list(range(1, 10))
    assert releases[-1].store == released.current.name


def test_no_reader_recovers_a_suppressed_count_from_all_releases(audited: list[Audited]) -> None:
    assert sum(one.hidden for one in audited) > 1000
    assert [one.recovered for one in audited] == [0] * len(audited)


def test_every_suppressed_count_keeps_three_possible_values_over_all_releases(audited: list[Audited]) -> None:
    assert min(one.fewest for one in audited) >= 3
    assert [leak for one in audited for leak in one.leaks] == []


def test_without_withholding_the_same_releases_would_give_counts_away(released: SmallData, true: pd.DataFrame) -> None:
    """The figures of the rule alone: what was withheld is put back."""
    every = real_returns(released.catalogue)
    kept = release_memory().figures()
    told = kept.merge(true.rename(columns={"numerator": "true"}), how="left")
    single = (told["status"] == "hidden_linked") & told["true"].between(1, 7)
    kept.loc[single.to_numpy(), "status"] = "hidden_small"
    assert len(every.versions) == 8
    found = [*audit_flows(kept, true, released.catalogue, quick=True)]
    assert sum(one.few for one in found) > 0


def test_what_protection_costs_is_written_down_for_each_indicator(released: SmallData) -> None:
    costs = [one for release in release_memory().releases() for one in release.protection]
    reached = [one for one in costs if one.indicator_id == "residents_reached"]
    assert released.state.is_dir()
    assert all(one.shown <= one.by_rule <= one.figures for one in costs)
    assert 0 < sum(one.by_rule - one.shown for one in reached) < 0.2 * sum(one.by_rule for one in reached)


def test_building_the_same_inputs_again_gives_the_same_figures_and_no_release(released: SmallData) -> None:
    before, releases = everything(released.current), release_memory().releases()
    released.build()
    assert everything(released.current) == before
    assert release_memory().releases() == releases


def test_a_figure_stays_as_it_was_first_published_in_every_later_release(released: SmallData) -> None:
    kept = release_memory().figures()
    assert not kept.duplicated(["source_id", "indicator_id", "breakdown", "group_id", "whose"]).any()
    assert released.state.is_dir()


def test_a_corrected_return_makes_new_unknowns_only_where_its_counts_changed(released: SmallData) -> None:
    units = release_memory().figures().groupby("indicator_id")["whose"].unique()
    versions = {
        indicator: {unit for whose in names for unit in whose.split("\n") if unit.startswith(f"{team(1)}/")}
        for indicator, names in units.items()
    }
    assert released.state.is_dir()
    assert len(versions["residents_reached"]) == 2
    assert len(versions["champions_active"]) == 1


def test_a_damaged_memory_stops_builds_of_real_counts_and_the_last_store_keeps_serving(
    released: SmallData, tmp_path: Path
) -> None:
    good, memory = released.current, release_memory()
    path = memory.folder / "000003.parquet"
    content = path.read_bytes()
    take(drawn(team(2), seed=20), tmp_path, 10)
    path.write_bytes(b"")
    with pytest.raises(ReleaseMemoryProblem, match=r"000003.parquet is missing or was changed"):
        released.build()
    assert released.current == good
    path.write_bytes(content)
    released.build()
    assert len(memory.releases()) == 10


def test_a_build_killed_between_swap_and_record_loses_no_release(
    released: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(release_memory().releases())
    take(drawn(team(3), seed=30), tmp_path, 11)
    settle = ReleaseMemory.settle

    def killed(memory: ReleaseMemory, stores: Collection[str]) -> None:
        if (memory.folder / "pending.json").is_file():
            raise KeyboardInterrupt
        settle(memory, stores)

    monkeypatch.setattr(ReleaseMemory, "settle", killed)
    with pytest.raises(KeyboardInterrupt):
        released.build()
    monkeypatch.setattr(ReleaseMemory, "settle", settle)
    assert len(release_memory().releases()) == before
    released.build()
    assert len(release_memory().releases()) == before + 1
    shown = [row for row in rows_of(released.current, "figure") if row["status"] == "shown"]
    assert shown


def test_a_memory_that_is_lost_for_good_begins_anew_once_somebody_decides_it(
    released: SmallData, tmp_path: Path
) -> None:
    """As the guide has it: without the folder no build goes on, and without `current` the next one is the first."""
    memory = release_memory()
    memory.folder.rename(tmp_path / "lost")
    with pytest.raises(ReleaseMemoryProblem, match="is missing"):
        released.build()
    (released.state / "store" / "current").unlink()
    released.build()
    (release,) = release_memory().releases()
    assert release.rows == len(release_memory().figures()) > 0
