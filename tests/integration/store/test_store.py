"""The published store as the app opens it: read-only, locked down, shared by threads, swapped while it runs."""

import logging
import random
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from het_dash.catalogue import Status
from het_dash.catalogue.paths import ROOT
from het_dash.ingest.build.run import build
from het_dash.store import Question, Store, StoreMissing, current_store, shown, store_name
from het_dash.storefile import LOCKED, Unsound
from tests.support.small_bundle import QOF_2024_25, SmallData, small_data

TABLE = "area_code numerator denominator\nG85085 113 1000\nG85698 0 0"
AREAS = ("pcn:north-lewisham", "pcn:sevenfields", "E09000023", "E54000030", "E92000001")
REGISTERS = "atrial_fibrillation chronic_kidney_disease coronary_heart_disease diabetes heart_failure hypertension"
FIFTY = [
    *(Question(f"qof_{register}", (area,)) for register, area in product(REGISTERS.split(), AREAS)),
    *(Question("registered_patients", (area,), by) for area, by in product(AREAS, ("persons", "sex", "age_5yr"))),
    *(Question(f"qof_{register}", AREAS[::-1]) for register in ("hypertension", "diabetes", "obesity", "stroke_tia")),
    Question("cvdp007hyp", AREAS, "ethnicity_cvdprevent"),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallData, str, str]:
    """A small data folder, and the names of an older store and a current one, of the same figures."""
    made = small_data(tmp_path_factory.mktemp("both"))
    made.observe("qof/2024-25", TABLE, **QOF_2024_25)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(made.folder))
        patch.setenv("HET_STATE", str(made.state))
        older = build().path.name
        patch.setenv("HET_DEMO", "0")
        return made, older, build().path.name


@pytest.fixture
def two(
    both: tuple[SmallData, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[SmallData, Path, Path]:
    """The same in a state folder of the test's own: the data, the older store, the current one."""
    made, older, current = both
    mine = SmallData(made.folder, tmp_path / "state")
    shutil.copytree(made.state, mine.state)
    for name, value in (("HET_DATA", mine.folder), ("HET_STATE", mine.state), ("HET_DEMO", "0")):
        monkeypatch.setenv(name, str(value))
    return mine, mine.state / "store" / older, mine.state / "store" / current


def flipped(path: Path, place: int, by: int = 0xFF) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= by
    path.write_bytes(content)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM read_parquet('x.parquet')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM glob('/*')",
        "COPY area TO 'areas.csv'",
        "COPY area FROM 'areas.csv'",
        "EXPORT DATABASE 'elsewhere'",
        "IMPORT DATABASE 'elsewhere'",
        "ATTACH 'other.duckdb' AS other",
        "ATTACH ':memory:' AS other",
        "INSTALL httpfs",
        "LOAD excel",
        "SET threads = 4",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '64GB'",
        "RESET memory_limit",
        "SELECT * FROM a_python_variable",
        "CREATE TABLE mine (n INTEGER)",
        "CREATE SECRET mine (TYPE s3)",
        "INSERT INTO meta VALUES ('a', 'b')",
        "UPDATE figure SET value = 0",
        "DELETE FROM figure",
        "DROP TABLE figure",
        "ALTER TABLE figure ADD COLUMN extra INTEGER",
    ],
)
def test_the_store_refuses_to_reach_out_or_to_be_changed(bundle: Store, statement: str) -> None:
    a_python_variable = pa.table({"n": [1, 2, 3]})
    with bundle.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement).fetchall()
    assert a_python_variable.num_rows == 3
    assert not Path("areas.csv").exists()


@pytest.mark.parametrize("name", [name for name, value in LOCKED.items() if value in ("true", "false")])
def test_every_lock_is_on(bundle: Store, name: str) -> None:
    with bundle.cursor() as cursor:
        assert cursor.execute("SELECT current_setting($1)::VARCHAR", [name]).fetchall() == [(LOCKED[name],)]


def test_the_store_is_never_written(two: tuple[SmallData, Path, Path]) -> None:
    _, _, path = two
    before = (path.read_bytes(), sorted(path.parent.iterdir()))
    store = Store(path)
    store.ask(Question("qof_hypertension", AREAS))
    with store.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


def test_sixteen_threads_asking_fifty_questions_agree(bundle_store: Path) -> None:
    one_by_one, shared = Store(bundle_store), Store(bundle_store)
    alone = {question: one_by_one.ask(question) for question in FIFTY}
    assert len(alone) == 50
    assert all(answer.figures for answer in alone.values())

    def agreed(seed: int) -> int:
        order = random.Random(seed).sample(FIFTY, len(FIFTY))  # noqa: S311 (no secret)
        return sum(shared.ask(question) == alone[question] and _found(shared, question) for question in order)

    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(agreed, range(16))) == [50] * 16


def _found(store: Store, question: Question) -> bool:
    """Past the answers that are remembered, to DuckDB itself."""
    sources = list(store.catalogue.indicators[question.indicator].sources)
    found = store.rows("areas_with", indicator=question.indicator, breakdown=question.breakdown, sources=sources)
    return not {f.area_code for f in store.ask(question).figures} - {code for (code,) in found}


def test_an_answer_is_remembered(bundle: Store) -> None:
    question = Question("qof_hypertension", AREAS)
    assert bundle.ask(question) is bundle.ask(Question("qof_hypertension", AREAS))


def test_statuses_come_back_as_statuses_and_reasons_without_numbers(two: tuple[SmallData, Path, Path]) -> None:
    shown, nobody = Store(two[2]).ask(Question("qof_hypertension", ("G85085", "G85698"))).figures
    assert (shown.status, round(shown.value or 0, 9)) == (Status.SHOWN, 11.3)
    assert (nobody.status, nobody.value, nobody.denominator) == (Status.UNDEFINED, None, None)


def test_the_store_says_what_it_is(bundle: Store) -> None:
    assert bundle.name == store_name()
    assert bundle.facts["fingerprint"] in bundle.name
    assert isinstance(bundle.built_on, date)


def test_without_a_store_the_message_names_the_command(small: SmallData) -> None:
    for reach in (store_name, current_store):
        with pytest.raises(StoreMissing, match=r"^No figures have been built yet\. Run `python -m het_dash build`\.$"):
            reach()


def test_a_running_process_sees_the_swap_at_once(small: SmallData) -> None:
    small.observe("qof/2024-25", TABLE, **QOF_2024_25)
    small.build()
    question = Question("qof_hypertension", ("G85085",))
    before = current_store()
    assert before.ask(question).figures[0].numerator == 113
    small.change("observations/qof/2024-25/observations.csv", "113", "114")
    small.build()
    after = current_store()
    assert after.name == store_name() != before.name
    assert after.ask(question).figures[0].numerator == 114
    assert before.ask(question).figures[0].numerator == 113
    assert current_store() is after


def test_a_running_process_sees_a_new_indicator_with_the_store_that_holds_it(small: SmallData) -> None:
    small.build()
    assert "qof_asthma" not in current_store().catalogue.indicators
    text = (small.folder / "indicators/qof_hypertension.yaml").read_text(encoding="utf-8")
    text = text.replace("id: qof_hypertension", "id: qof_asthma").replace("HYP", "AST")
    text = text.replace("roles: [headline_register]\n", "")  # one indicator has it
    (small.folder / "indicators/qof_asthma.yaml").write_text(text, encoding="utf-8")
    small.observe("qof/2024-25", TABLE, **{**QOF_2024_25, "indicator_id": "qof_asthma"})
    assert small.run("build").returncode == 0
    (figure,) = current_store().ask(Question("qof_asthma", ("G85085",))).figures
    assert figure.numerator == 113


def test_a_damaged_store_falls_back_to_the_one_before_and_says_so(
    two: tuple[SmallData, Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    _, older, current = two
    flipped(current, current.stat().st_size // 2)
    with caplog.at_level(logging.INFO):
        assert current_store().name == older.name
    assert f"The store {current.name} is damaged, or is not a store." in caplog.text
    assert shown().why_older == f"The store {current.name} is damaged, or is not a store."
    assert current_store().ask(Question("qof_hypertension", ("G85085",))).figures[0].numerator == 113


@pytest.mark.parametrize("keep", [0, 100, 5_000, 300_000])
def test_a_store_cut_short_falls_back_to_the_one_before(two: tuple[SmallData, Path, Path], keep: int) -> None:
    _, older, current = two
    current.write_bytes(current.read_bytes()[:keep])
    assert current_store().name == older.name


def test_a_pointer_to_a_store_that_is_gone_falls_back_to_the_one_before(two: tuple[SmallData, Path, Path]) -> None:
    _, older, current = two
    current.unlink()
    assert current_store().name == older.name


def test_when_no_store_opens_the_message_names_the_command(two: tuple[SmallData, Path, Path]) -> None:
    for path in two[1:]:
        path.write_bytes(b"not a store")
    said = rf"^No store can be opened\. The store {two[2].name} is damaged.* Run `python -m het_dash build`"
    with pytest.raises(StoreMissing, match=said):
        current_store()


def test_building_anew_mends_a_damaged_store_for_a_running_process(two: tuple[SmallData, Path, Path]) -> None:
    small, older, current = two
    flipped(current, current.stat().st_size // 2)
    assert current_store().name == older.name
    assert small.build().path == current
    assert current_store().name == current.name


def test_any_flipped_byte_is_noticed_on_opening_or_does_no_harm(
    two: tuple[SmallData, Path, Path], tmp_path: Path
) -> None:
    whole = two[2].read_bytes()
    sound = _content(two[2])
    chance = random.Random(2026)  # noqa: S311 (no secret)
    noticed = 0
    for n in range(60):
        path = tmp_path / f"het-{n}.duckdb"
        path.write_bytes(whole)
        flipped(path, chance.randrange(len(whole)), chance.randrange(1, 256))
        try:
            assert _content(path) == sound
        except Unsound:
            noticed += 1
        path.unlink()
    assert noticed > 0


def _content(path: Path) -> list[tuple[object, ...]]:
    """All figures of a store; DuckDB's complaint counts only when it comes while the store is being opened."""
    store = Store(path)
    try:
        with store.cursor() as cursor:
            return cursor.execute("FROM figure").fetchall()
    except duckdb.Error as late:
        raise AssertionError("the damage was noticed only when a question was asked") from late


def test_opening_reads_every_table_so_that_no_damage_stays_unnoticed(bundle: Store) -> None:
    with bundle.cursor() as cursor:
        tables = {name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert set(re.findall(r"hash\((\w+)\)", (ROOT / "het_dash/storefile/sound.sql").read_text())) == tables
