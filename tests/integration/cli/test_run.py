"""`run` opens the app only where nobody else listens; the command says which version it is."""

import re
import socket

from typer.testing import CliRunner

import het_dash
from het_dash.cli.main import app
from het_dash.cli.run import HERE


def test_a_port_in_use_is_one_sentence_with_its_remedy() -> None:
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["run", "--port", str(port)])
    assert result.exit_code == 1
    assert f"Port {port} is in use. Stop what uses it, or choose another with --port." in result.stderr


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.stdout == f"het-dash {het_dash.__version__}\n"
    assert re.fullmatch(r"\d+\.\d+\.\d+", het_dash.__version__)
