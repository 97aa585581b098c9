"""`make bench`: what we claim of speed, measured in one run. Ratios carry from machine to machine; times do not."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table
from streamlit.testing.v1 import AppTest

from benchmarks import large_files
from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.paths import ROOT
from het_dash.charts.perspective import View
from het_dash.content import PCN_PACK
from het_dash.export import meeting
from het_dash.export.batch import Order, make, pack_for
from het_dash.export.documents import DATA_PACK
from het_dash.ingest.build.run import Built, build
from het_dash.store import Question, Store
from het_dash.ui.navigation import address

COPIES = 200
ROUNDS = 5
GROW = """
INSERT INTO figure
SELECT figure.* REPLACE (area_code || ' copy ' || copy AS area_code)
FROM figure CROSS JOIN generate_series(1, $copies) AS copies(copy)
ORDER BY indicator_id, area_code, breakdown, period_end, period_start DESC, group_id, source_id
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HET_STATE"] = folder
        built = build()
        larger, figures = _grown(built, Path(folder))
        report = Table("What", "Measured")
        report.add_row("Build of the bundle", f"{built.seconds:.1f} s, {built.figures:,} figures")
        _questions(report, Store(built.path), Store(larger), figures / built.figures)
        _pages(report)
        _packs(report, Path(folder) / "packs")
        _meeting(report, Store(built.path))
        large_files.measure(report, Path(folder))
        Console().print(report)


def _grown(built: Built, folder: Path) -> tuple[Path, int]:
    """A store with COPIES times the areas, sorted as the published one is."""
    larger = folder / "larger.duckdb"
    shutil.copy(built.path, larger)
    with duckdb.connect(str(larger)) as con:
        con.execute(GROW, {"copies": COPIES})
        con.execute("CREATE OR REPLACE TABLE figure AS FROM figure ORDER BY ALL")
        con.execute("CHECKPOINT")
        (figures,) = con.execute("SELECT count(*) FROM figure").fetchone() or (0,)
    return larger, int(figures)


def _questions(report: Table, store: Store, larger: Store, growth: float) -> None:
    pcn = store.catalogue.pcns[0].code
    view = View(store.catalogue, store.catalogue.areas[pcn], store.members)
    asked = dict.fromkeys(question for section in PCN_PACK for question in section.questions(view))
    here, there = (_median_question(one, asked) for one in (store, larger))
    report.add_row("A question of the pack, not remembered", f"{here:.1f} ms (median of {len(asked)})")
    report.add_row(f"The same in a store {growth:,.0f} times as large", f"{there:.1f} ms: {there / here:.1f} times")
    together = _milliseconds(partial(store.answering.look_up, list(asked)))
    report.add_row("All of the pack's questions in one trip", f"{together:.0f} ms: {together / len(asked):.1f} ms each")


def _median_question(store: Store, asked: Iterable[Question]) -> float:
    """Past the store's memory of answers, on purpose."""
    return statistics.median(_milliseconds(partial(store.answering.look_up, [q])) for q in asked)


def _pages(report: Table) -> None:
    """AppTest can turn to a page only after a first run: before that it would measure the first page each time."""
    headings = set()
    for file in PAGES:
        page = AppTest.from_file(str(ROOT / "het_dash/ui/frame.py"), default_timeout=60).run()
        page.switch_page(str(ROOT / "pages" / f"{file}.py")).run()
        took = _milliseconds(page.run)
        report.add_row(f"Script of /{address(file)}, warm", f"{took:.0f} ms (median of {ROUNDS})")
        headings.add(page.title[0].value)
    assert len(headings) == len(PAGES), f"The same page was measured twice: {headings}"


def _packs(report: Table, out: Path) -> None:
    """The real command, with its start."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "het_dash", "packs", "--all", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 (our own command)
    took, made = time.perf_counter() - started, list(out.glob("*_data-pack_*"))
    largest = max(path.stat().st_size for path in made if path.suffix == ".html")
    report.add_row(
        f"All six packs, {len(made)} files in four formats",
        f"{took:.0f} s; the largest web page {largest / 1e6:.1f} MB",
    )


def _meeting(report: Table, store: Store) -> None:
    """What a click on *Meeting version* waits for: the first of a process, and the next. The full PDF alone is part."""
    order = Order(DATA_PACK.id, store.catalogue.pcns[0].code, "pdf")
    pack_for(order, store)  # the page has composed it
    parts = meeting.parts_of(order)
    both = partial(meeting.together, parts, [partial(_content, one, store) for one in parts], store)
    started = time.perf_counter()
    both()
    first = time.perf_counter() - started
    again, pdf = _milliseconds(both), _milliseconds(partial(_content, parts[0], store))
    report.add_row(
        "Meeting version of one PCN, PDF and slides", f"{first:.1f} s the first time, then {again / 1000:.1f} s"
    )
    report.add_row("The same, in full PDFs of that PCN", f"{again / pdf:.1f} (median of {ROUNDS})")


def _content(order: Order, store: Store) -> bytes:
    return make(order, store).content


def _milliseconds(act: Callable[[], object]) -> float:
    act()
    took: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took)


if __name__ == "__main__":
    main()
