"""`het-dash run`: builds the figures if needed and opens the app on this machine."""

import os
import socket
import subprocess
import sys
from typing import Annotated

import typer
from rich.console import Console

from het_dash.catalogue.paths import ROOT

HERE = "127.0.0.1"
complain = Console(stderr=True, highlight=False, soft_wrap=True)


def run(port: Annotated[int, typer.Option(help="The port to open the app on.")] = 8501) -> None:
    """Build the figures if needed, then open the app on this machine only."""
    if not _free(port):
        complain.print(f"Port {port} is in use. Stop what uses it, or choose another with --port.", markup=False)
        raise typer.Exit(1)
    # A build that fails says why; the app still opens with the last sound figures.
    subprocess.run([sys.executable, "-m", "het_dash", "build", "--if-needed"], cwd=ROOT, check=False)
    command = ["streamlit", "run", "app.py", "--server.port", str(port), "--server.address", HERE]
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-m", *command], cwd=ROOT, env={**os.environ, "HET_LOCAL_ACCEPT": "1"}, check=False
    )
    raise typer.Exit(done.returncode)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except OSError:
            return False
    return True
