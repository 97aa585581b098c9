"""`export`: the whole published store as CSV or Parquet, with its description."""

from pathlib import Path
from typing import Annotated

import typer

from het_dash.cli.boundary import on_failure
from het_dash.cli.open_store import opened_store
from het_dash.export import data_package


@on_failure("The folder has no datapackage.json, so it is not complete.")
def export(
    to: Annotated[Path, typer.Option(help="The folder to write into; it is made if need be.")],
    kind: Annotated[str, typer.Option("--format", help="csv | parquet")] = "csv",
    with_example: Annotated[
        bool, typer.Option("--with-example", help="Example data too; the column nature marks it.")
    ] = False,
) -> None:
    """Write every table of the published store, with a Frictionless datapackage.json."""
    if kind not in data_package.MIME:
        raise typer.BadParameter(f"{kind!r} is not known. Choose from: csv, parquet.", param_hint="--format")
    store = opened_store()
    to.mkdir(parents=True, exist_ok=True)
    tables = data_package.write(to, store, "parquet" if kind == "parquet" else "csv", with_example)
    typer.echo(f"{tables} tables and {data_package.NAME} in {to}")
