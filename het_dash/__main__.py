"""`python -m het_dash ...` and `het-dash ...` are the one command line."""

import sys


def main(name: str | None = None) -> None:
    """Runs a command. Loading takes a second or two, in which Ctrl-C is no fault either."""
    try:
        from het_dash.cli.main import app  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(130)
    app(prog_name=name)


if __name__ == "__main__":
    main("python -m het_dash")
