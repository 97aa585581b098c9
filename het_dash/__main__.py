"""`python -m het_dash ...` is the one command line."""

from het_dash.cli.main import app

if __name__ == "__main__":
    app(prog_name="python -m het_dash")
