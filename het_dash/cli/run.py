"""`het-dash run`: builds the figures if needed and opens the app on this machine."""

import os
import socket
import subprocess
import sys
from typing import Annotated

import typer

from het_dash.catalogue.paths import ROOT
from het_dash.cli.boundary import complain

HERE = "127.0.0.1"


def run(port: Annotated[int, typer.Option(min=1, max=65_535, help="The port to open the app on.")] = 8501) -> None:
    """Build the figures if needed, then open the app on this machine only."""
    if problem := _problem(port):
        complain.print(problem)
        raise typer.Exit(1)
    # A failed build gives its reason, and the app still opens with the last valid figures.
    subprocess.run([sys.executable, "-m", "het_dash", "build", "--if-needed"], cwd=ROOT, check=False)
    command = ["streamlit", "run", "app.py", "--server.port", str(port), "--server.address", HERE]
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-m", *command], cwd=ROOT, env={**os.environ, "HET_LOCAL_ACCEPT": "1"}, check=False
    )
    raise typer.Exit(done.returncode)


def _problem(port: int) -> str:
    """Reason the port cannot be used, or blank."""
    with socket.socket() as probe:
        if os.name == "posix":  # on Windows this option would take a port from another program
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except PermissionError:
            return f"This account may not use port {port}. Choose one above 1023 with --port."
        except OSError:
            return f"Port {port} is in use. Stop what uses it, or choose another with --port."
    return ""
