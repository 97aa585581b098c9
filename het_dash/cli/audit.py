"""`audit`: tries to recover suppressed counts from everything that is and ever was published."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from het_dash.catalogue.paths import work_folder
from het_dash.cli.boundary import complain
from het_dash.cli.open_store import opened_store
from het_dash.ingest.build.releases import PROTECTION
from het_dash.ingest.release_audit import Audited, audit_flows, audit_shares, not_remembered, whose_are
from het_dash.ingest.release_memory import release_memory
from het_dash.ingest.returns.publish import real_returns
from het_dash.ingest.returns.unit_versions import UnitVersions
from het_dash.store import Store
from het_dash.store.audit import Findings, own_figures
from het_dash.store.audit import audit as auditing

say = Console(highlight=False, soft_wrap=True)
Cost = Mapping[tuple[str, str], tuple[int, int]]  # by source and indicator: figures shown, and shown by the rule alone
NOT_IN_MEMORY = "{} figures of the store in force are in no release. Run `python -m het_dash build`."


def audit(
    quick: Annotated[
        bool, typer.Option(help="Sums alone, without the solver: seconds in place of 20 minutes.")
    ] = False,
) -> None:
    """Try to work out every hidden count from all releases together; end with an error where one is known."""
    opened = opened_store()
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=complain
    )
    with bar:
        task = bar.add_task("Auditing")
        findings = auditing(
            opened, lambda name, done, of: bar.update(task, description=name, completed=done, total=of), quick
        )
        bar.update(task, description="All releases together", completed=findings.slices, total=findings.slices)
        audited, missing = _all_releases(opened, quick)
        bar.update(task, description="Audited")
    _tell(findings, audited, missing)


def _all_releases(opened: Store, quick: bool) -> tuple[list[Audited], int]:
    """Every indicator over all releases; and how many figures of the store are in none.

    Each build remakes example data, which is public: its store is its only release.
    """
    catalogue, memory = opened.catalogue, release_memory()
    figures = own_figures(opened)
    series = figures.groupby(["source_id", "indicator_id"], sort=False)
    figures["whose"] = pd.concat([whose_are(one, catalogue.borough.code) for _, one in series]) if len(figures) else ""
    example = figures["source_id"].map(lambda source: catalogue.sources[source].nature == "demonstration").astype(bool)
    published = memory.published({opened.path.name})
    known = UnitVersions(real_returns(catalogue).versions, catalogue).every("returns")
    every = pd.concat([published, figures[example]], ignore_index=True)
    audited = [*audit_flows(every, known, catalogue, quick), *audit_shares(every, catalogue)]
    return audited, not_remembered(figures[~example], published)


def _tell(findings: Findings, audited: Sequence[Audited], missing: int) -> None:
    leaks = [*findings.leaks, *(leak for one in audited for leak in one.leaks)]
    leaks += [NOT_IN_MEMORY.format(missing)] if missing else []
    for leak in leaks:
        complain.print(leak, markup=False)
    costs = _costs()
    for one in audited:
        say.print(_line(one, *costs.get((one.source_id, one.indicator_id), (0, 0))), markup=False)
    share = f" ({findings.narrowed / findings.hidden:.1%})" if findings.hidden else ""
    say.print(
        f"{findings.slices:,} tables, {findings.hidden:,} hidden counts: {len(leaks)} leaks, "
        f"{findings.narrowed:,}{share} known to lie within part of 1 to 7."
    )
    if leaks:
        raise typer.Exit(1)


def _line(one: Audited, by_rule: int, shown: int) -> str:
    """One indicator over all releases."""
    name = f"{one.indicator_id}, {one.source_id}: {one.hidden:,} hidden counts"
    if not one.hidden:
        return f"{name}."
    values = f"at least {one.fewest:,} possible values" if one.bounded else "no limit to any"
    cost = f"; {by_rule - shown:,} of {by_rule:,} figures withheld to protect others" if by_rule else ""
    return f"{name}, {one.recovered:,} recovered, {values}, {one.narrowed / one.hidden:.0%} narrowed{cost}."


def _costs() -> Cost:
    """Of real counts, over all releases; of example data, in the last build."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for source, indicator, by_rule, shown in _protection():
        before = found.get((source, indicator), (0, 0))
        found[source, indicator] = before[0] + by_rule, before[1] + shown
    return found


def _protection() -> Iterator[tuple[str, str, int, int]]:
    real = set()
    for release in release_memory().releases():
        for one in release.protection:
            real.add(one.source_id)
            yield one.source_id, one.indicator_id, one.by_rule, one.shown
    path = work_folder() / PROTECTION
    for row in json.loads(path.read_text(encoding="utf-8")) if path.is_file() else ():
        if row["source_id"] not in real:
            yield row["source_id"], row["indicator_id"], row["by_rule"], row["shown"]
