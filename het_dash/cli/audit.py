"""`audit`: tries to recover suppressed counts from everything that is published."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from het_dash.cli.boundary import complain
from het_dash.cli.open_store import opened_store
from het_dash.store.audit import Findings
from het_dash.store.audit import audit as auditing

say = Console(highlight=False, soft_wrap=True)


def audit(
    quick: Annotated[
        bool, typer.Option(help="Sums alone, without the solver: seconds in place of 20 minutes.")
    ] = False,
) -> None:
    """Try to work out every hidden count from everything that is published; end with an error where one is known."""
    opened = opened_store()
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=complain
    )
    with bar:
        task = bar.add_task("Auditing")
        findings = auditing(
            opened, lambda name, done, of: bar.update(task, description=name, completed=done, total=of), quick
        )
        bar.update(task, description="Audited", completed=findings.slices, total=findings.slices)
    _tell(findings)


def _tell(findings: Findings) -> None:
    for leak in findings.leaks:
        complain.print(leak, markup=False)
    share = f" ({findings.narrowed / findings.hidden:.1%})" if findings.hidden else ""
    say.print(
        f"{findings.slices:,} tables, {findings.hidden:,} hidden counts: {len(findings.leaks)} leaks, "
        f"{findings.narrowed:,}{share} known to lie within part of 1 to 7."
    )
    if findings.leaks:
        raise typer.Exit(1)
