"""`run` opens the app only where nobody else listens; the command says which version it is."""

import errno
import re
import socket

import pytest
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


def test_a_port_that_this_account_may_not_use_is_not_said_to_be_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    result = CliRunner().invoke(app, ["run", "--port", "80"])
    assert (result.exit_code, result.stderr) == (
        1,
        "This account may not use port 80. Choose one above 1023 with --port.\n",
    )


@pytest.mark.parametrize("port", ["0", "65536", "https"])
def test_a_port_that_does_not_exist_is_refused(port: str) -> None:
    assert CliRunner().invoke(app, ["run", "--port", port]).exit_code == 2


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.stdout == f"het-dash {het_dash.__version__}\n"
    assert re.fullmatch(r"\d+\.\d+\.\d+", het_dash.__version__)
