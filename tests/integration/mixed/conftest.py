"""Stores in mixed states, each made once by the real command line: what holds in them holds on the first real day.

`returned`: one team's return (the template's own example) beside five example teams and the example extract.
`returned alone`: the same return in a store without example data.
`withdrawn`: the same after that return was withdrawn. `extracted`: a real extract of all six PCNs and no return.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from het_dash.catalogue import load
from het_dash.cli.main import app
from het_dash.store import Store, current_store
from tests.support.extract_files import csv, row
from tests.support.filled_returns import cells

STATES = ("returned", "withdrawn", "extracted")
MEASURES = ("cvdp007hyp", "cvdp002af", "cvdp004ckd")
# Of so many at each age and of each sex, so many treated; the denominators grow by one from PCN to PCN.
GROUPS = {"N": (30, 50), "M": (52, 80), "A": (150, 200), "E": (0, 1), "G": (30, 40), "Z": (6, 12), "99": (4, 10)}


def command(*arguments: str) -> None:
    """The real command; it must succeed."""
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output


def returned(scratch: Path) -> None:
    command("returns", "accept", str(cells().write(scratch)), "--findings-agreed")


def returned_alone(scratch: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DEMO", "0")
        returned(scratch)


def withdrawn(scratch: Path) -> None:
    command("returns", "accept", str(cells().write(scratch)), "--findings-agreed", "--no-build")
    who = ("--pcn", "North Lewisham", "--quarter", "2026-27Q2")
    command("returns", "withdraw", *who, "--reason", "Counted the fair twice.")


def extracted(scratch: Path) -> None:
    rows = [
        row(indicator_id=measure, area_code=pcn.code, period_end=end, group_id=f"{group}|{sex}|{age}", numerator=n,
            denominator=d + place)
        for place, pcn in enumerate(load().pcns)
        for measure in MEASURES
        for end in ("2025-03-31", "2026-03-31")
        for group, (n, d) in GROUPS.items()
        for sex in ("female", "male")
        for age in ("18_39", "40_59", "60_79", "80_plus")
    ]  # fmt: skip
    file = scratch / "extract.csv"
    file.write_text(csv(*rows))
    command("import", "extract", str(file), "--source", "gp_extract")
    command("build")


MAKE: dict[str, Callable[[Path], None]] = {
    "returned": returned,
    "returned alone": returned_alone,
    "withdrawn": withdrawn,
    "extracted": extracted,
}


@pytest.fixture(scope="session")
def state_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """A state's folder, made when it is first asked for."""
    made: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(name)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("HET_STATE", str(made[name]))
                MAKE[name](tmp_path_factory.mktemp("sent"))
        return made[name]

    yield folder
    for one in made.values():
        shutil.rmtree(one, ignore_errors=True)


@pytest.fixture
def in_state(state_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Store]:
    """Makes a state the one that the app sees, and opens its store."""

    def open_it(name: str) -> Store:
        monkeypatch.setenv("HET_STATE", str(state_of(name)))
        return current_store()

    return open_it
