"""`python -m het_dash sql`: one statement, standard input, and the prompt on a terminal of its own."""

import io
import json
import os
import pty
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from het_dash.catalogue.paths import ROOT
from het_dash.cli.main import app
from het_dash.store import current_store
from tests.support import ctrl_c

LONGEST_WAIT_SECONDS = 120
ENDLESS = "SELECT levenshtein(repeat('ab', 100000), repeat('ba', 100000))"
PCNS = "SELECT count(*) AS pcns FROM area WHERE kind = 'pcn'"


def sql(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["sql", *arguments], input=stdin)


def test_a_statement_is_answered_as_a_table() -> None:
    result = sql(PCNS)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "pcns\n────\n   6\n", "")


def test_a_statement_comes_from_standard_input_too_over_several_lines() -> None:
    assert sql(stdin=PCNS.replace("FROM", "\nFROM")).stdout == "pcns\n────\n   6\n"


def test_a_plan_is_shown_line_by_line() -> None:
    assert "╭─ " in sql("EXPLAIN FROM area").stdout.splitlines()[0]


def test_that_rows_are_left_out_is_said_apart_from_the_rows() -> None:
    result = sql("FROM range(20000)")
    assert len(result.stdout.splitlines()) == 10_002
    assert result.stderr == "Only the first 10,000 rows are shown. Add a WHERE or LIMIT to see others.\n"


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (("SELEC 1",), "", "Line 1, column 1: The statement cannot be read at or before"),
        (("COPY area TO 'x.csv'",), "", "COPY is not possible on the published store."),
        ((), "", "The statement is empty. SHOW TABLES lists what the store holds.\n"),
        ((), b"SELECT '\xff'", "Byte 9 of the statement is not UTF-8. Type it again.\n"),
        (("--seconds", "1", ENDLESS), "", "The statement took more than 1 seconds and was stopped."),
    ],
)
def test_a_statement_without_a_result_is_one_sentence_and_exit_status_1(
    arguments: tuple[str, ...], stdin: str | bytes, said: str
) -> None:
    result = sql(*arguments, stdin=stdin)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1


def test_a_time_that_is_no_limit_is_refused() -> None:
    assert sql("--seconds", "0", PCNS).exit_code == 2


def test_wide_cells_are_whole_where_another_program_reads() -> None:
    assert f"{'x' * 500}\n" in sql("SELECT repeat('x', 500) AS wide").stdout


def test_rows_go_to_standard_output_as_csv_and_json_without_anything_else() -> None:
    asked = "SELECT code, position, parent FROM area ORDER BY position LIMIT 3"
    read = pd.read_csv(io.StringIO(sql(asked, "--format", "csv").stdout))
    records = json.loads(sql(asked, "--format", "json").stdout)
    assert read["code"].tolist() == [one["code"] for one in records]
    assert [one["position"] for one in records] == [0, 1, 2]
    assert records[0]["parent"] is None


excel = partial(pd.read_excel, engine="openpyxl")


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx"])
def test_a_file_is_written_in_the_format_of_its_ending(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"rows.{ending}"
    asked = "SELECT indicator_id, period_end, value FROM figure WHERE nature = 'published' AND value > 0"
    result = sql(asked, "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    reading: Any = {"csv": pd.read_csv, "json": pd.read_json, "parquet": pd.read_parquet, "xlsx": excel}[ending]
    read = reading(out)
    with current_store().cursor() as cursor:
        held = cursor.execute(asked).df()
    assert list(read.columns) == ["indicator_id", "period_end", "value"]
    assert len(read) == len(held) > 1_000
    assert read["value"].tolist() == pytest.approx(held["value"].tolist())
    assert str(read["period_end"].iloc[0])[:10] == str(held["period_end"].iloc[0])[:10]


def test_a_file_has_more_rows_than_the_screen(tmp_path: Path) -> None:
    result = sql("FROM range(50000)", "--out", str(tmp_path / "a.csv"))
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 50_001
    assert result.stderr == f"50,000 rows in {tmp_path / 'a.csv'}\n"


def test_example_data_is_marked_in_a_column_of_its_own_or_left_out() -> None:
    asked = "SELECT nature, count(*) AS figures FROM figure GROUP BY ALL ORDER BY ALL"
    marked = {row["nature"]: row["example_data"] for row in json.loads(sql(asked, "--format", "json").stdout)}
    assert marked == {"demonstration": True, "derived": False, "published": False}
    without = json.loads(sql(asked, "--format", "json", "--without-example").stdout)
    assert [row["nature"] for row in without] == ["derived", "published"]
    assert "example_data" in sql(asked).stdout
    assert "example_data" not in sql(asked, "--without-example").stdout


def test_text_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    assert sql("SELECT '=1+1' AS a, -1 AS b", "--format", "csv").stdout == "a,b\n'=1+1,-1\n"
    out = tmp_path / "a.xlsx"
    sql("SELECT '=1+1' AS a", "--out", str(out))
    assert openpyxl.load_workbook(out)["Rows"]["A2"].value == "'=1+1"


def test_columns_with_one_name_are_told_apart() -> None:
    assert json.loads(sql("SELECT 1 AS a, 2 AS a, 3 AS a_2", "--format", "json").stdout) == [
        {"a": 1, "a_3": 2, "a_2": 3}
    ]


@pytest.mark.parametrize(
    "arguments",
    [("--format", "docx"), ("--format", "parquet"), ("--out", "a.txt"), ("--format", "table", "--out", "a")],
)
def test_a_format_that_cannot_be_written_is_refused(arguments: tuple[str, ...]) -> None:
    assert sql(*arguments, PCNS).exit_code == 2


def test_a_refused_statement_writes_no_file(tmp_path: Path) -> None:
    assert sql("SELEC 1", "--out", str(tmp_path / "a.csv")).exit_code == 1
    assert not list(tmp_path.iterdir())


@dataclass(frozen=True)
class Terminal:
    """A prompt on a terminal of its own."""

    master: int
    process: "subprocess.Popen[bytes]"

    def until(self, ending: str) -> str:
        """All that is shown up to and with `ending`."""
        shown = ""
        while ending not in shown:
            assert select.select([self.master], [], [], LONGEST_WAIT_SECONDS)[0], f"Nothing came after {shown!r}"
            read = os.read(self.master, 65536)
            assert read, shown
            shown += read.decode()
        return shown

    def type(self, text: str, ending: str = "\r\nsql> ") -> str:
        os.write(self.master, text.encode())
        return self.until(ending)


@contextmanager
def prompt(*arguments: str) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    command = [*ctrl_c.COMMAND, "sql", *arguments]
    environment = {**os.environ, "TERM": "dumb"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, preexec_fn=partial(os.login_tty, slave)) as process:  # noqa: PLW1509
        os.close(slave)
        try:
            terminal = Terminal(master, process)
            terminal.until("sql> ")
            yield terminal
        finally:
            process.kill()
            os.close(master)


def test_the_prompt_survives_a_typo_an_endless_query_too_much_memory_and_end_by_word() -> None:
    with prompt("--seconds", "5") as terminal:
        for statement, said in (
            ("SELEC 1", "cannot be read at or before 'SELEC'"),
            (ENDLESS, "took more than 5 seconds"),
            ("SELECT range(1000000000)", "MB of memory"),
            ("COPY area TO 'x.csv'", "COPY is not possible"),
            ("", ""),
        ):
            assert said in terminal.type(f"{statement}\n", "sql> ")
        assert "   6" in terminal.type(f"{PCNS};\n", "   6\r\nsql> ")
        terminal.type(".quit\n", "\r\n")
        assert terminal.process.wait(60) == 0


def test_ctrl_c_stops_the_statement_and_not_the_prompt() -> None:
    with prompt() as terminal:
        assert "Stopped." in terminal.type("\x03", "sql> ")
        terminal.type(f"{ENDLESS}\n", "\r\n")
        assert "Stopped." in terminal.type("\x03", "sql> ")
        assert "   6" in terminal.type(f"{PCNS}\n", "   6\r\nsql> ")


def test_the_end_of_input_ends_the_prompt() -> None:
    with prompt() as terminal:
        terminal.type("\x04", "\r\n")
        assert terminal.process.wait(60) == 0


def test_the_prompt_survives_a_store_that_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path))
    with prompt() as terminal:
        assert "No figures have been built yet." in terminal.type("SELECT 1\n", "sql> ")
        terminal.type("quit\n", "\r\n")
        assert terminal.process.wait(60) == 0
