"""SQL files of the build, one statement each."""

from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


def statement(name: str) -> str:
    """Text of `sql/<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def statements(folder: str) -> list[str]:
    """Names of all statements in `sql/<folder>`, in order."""
    return [f"{folder}/{path.stem}" for path in sorted((FOLDER / folder).glob("*.sql"))]
