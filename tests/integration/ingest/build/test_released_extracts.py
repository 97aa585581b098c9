"""Local extracts over several releases, and what is no release at all."""

import shutil
from pathlib import Path

from het_dash.ingest.release_audit import audit_shares
from het_dash.ingest.release_memory import release_memory
from tests.integration.ingest.build.test_suppress import BY_GROUP, six
from tests.support.small_bundle import SmallData, rows_of

COUNTS = (("N", 63, 99), ("M", 5, 30), ("A", 200, 301), ("S", 0, 24))
SEVENFIELDS = "pcn:sevenfields"


def shown(small: SmallData) -> dict[tuple[str, str, str], tuple[str, float | None]]:
    """Every own figure, by area, breakdown and group."""
    return {
        (row["area_code"], row["breakdown"], row["group_id"]): (row["status"], row["numerator"])
        for row in rows_of(small.current, "figure")
    }


def again(small: SmallData, table: str, edition: str = "2026-06") -> None:
    """A later edition that gives the same quarter again."""
    path = small.extract(f"gp_extract/{edition}", table, **BY_GROUP)
    source = path.parent / "source.yaml"
    source.write_text(source.read_text().replace('period_end: "2026-03-31"', 'period_end: "2026-06-30"'))


def test_an_extract_is_released_with_its_rounded_counts_and_no_true_one(small: SmallData) -> None:
    small.extract("gp_extract/2026-03", six(*COUNTS), **BY_GROUP)
    small.build()
    (release,) = release_memory().releases()
    kept = release_memory().figures()
    assert release.rows == len(kept)
    assert not set(kept["numerator"].dropna()) & {63, 5, 301}
    assert {"shown", "hidden_small"} <= set(kept["status"])


def test_the_same_counts_in_a_later_edition_are_the_same_people_and_no_release(small: SmallData) -> None:
    small.extract("gp_extract/2026-03", six(*COUNTS), **BY_GROUP)
    small.build()
    before = shown(small)
    again(small, six(*COUNTS))
    small.build()
    assert shown(small) == before
    assert len(release_memory().releases()) == 1


def test_a_pcn_that_is_counted_again_is_new_and_its_five_neighbours_are_not(small: SmallData) -> None:
    small.extract("gp_extract/2026-03", six(*COUNTS), **BY_GROUP)
    small.build()
    rows = [f"{SEVENFIELDS} {group} {n} {d}" for group, n, d in (("N", 64, 99), *COUNTS[1:])]
    again(small, "\n".join(["area_code group_id numerator denominator", *rows]))
    small.build()
    kept = release_memory().figures()
    new = kept[kept["release"] == 2]
    assert {len(whose.split("\n")) for whose in new["whose"]} == {1, 6}
    assert {whose.partition("/")[0] for whose in new["whose"] if "\n" not in whose} == {SEVENFIELDS}
    assert [one.recovered for one in audit_shares(kept, small.catalogue)] == [0]


def test_example_data_is_in_no_release(bundle_store: Path, tmp_path: Path) -> None:
    state = bundle_store.parents[1]
    copy = shutil.copy(bundle_store, tmp_path)  # the store may be open in this process, with the app's settings
    assert any(row["nature"] == "demonstration" for row in rows_of(Path(copy), "figure"))
    assert not list((state / "private").glob("released/*"))
