"""`template`: writes the forms that analysts fill in."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from het_dash.catalogue import load
from het_dash.catalogue.whole_file import write_whole
from het_dash.cli.boundary import complain, on_failure
from het_dash.ingest.extract import template

app = typer.Typer(no_args_is_help=True, help="Write what is handed out to be filled in.")
say = Console(highlight=False, soft_wrap=True)


@app.callback()
def templates() -> None:
    """Write what is handed out to be filled in."""


@app.command()
@on_failure("No further file was written.")
def extract(
    out: Annotated[Path, typer.Option(help="The folder to write into; it is made if need be.")],
    source: Annotated[str, typer.Option(help="Which source's indicators.")] = "gp_extract",
) -> None:
    """A local extract: a template and a filled example, each as .xlsx and .csv."""
    catalogue = load()
    local = [one.id for one in catalogue.sources.values() if one.nature == "local"]
    if source not in local:
        raise _stopped(f"--source: {source!r} is not a local source. Choose from: {', '.join(local)}.")
    made = template.files(catalogue, source)
    there = [name for name in made if (out / name).exists()]
    if there:
        raise _stopped(f"{out} holds {', '.join(there)} already. Name another folder, or move what is filled in.")
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        write_whole(out / name, content)
        say.print(f"Written: {out / name}", markup=False)


def _stopped(told: str) -> typer.Exit:
    complain.print(f"{told}\nNothing was written.", markup=False)
    return typer.Exit(1)
