"""What tests of fetching share: a publisher on loopback, nobody else to ask, and no time spent waiting."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from urllib3.util import connection

from het_dash.ingest.fetch import Client
from het_dash.ingest.fetch.retry_policy import Patience
from het_dash.ingest.fetch.workspace import Bench
from tests.support.publisher import Publisher
from tests.support.small_bundle import SmallData


@dataclass
class Noting:
    """A watch that writes down what it is told."""

    waits: list[tuple[str, float]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    files: list[tuple[str, int, int | None]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def source(self, title: str, number: int, of: int) -> None:
        self.sources.append(f"{title} {number}/{of}")

    def parts(self, of: int) -> None:
        self.counts.append(of)

    def receiving(self, name: str, begun: int, size: int | None) -> None:
        self.files.append((name, begun, size))

    def received(self, size: int) -> None:
        self.sizes.append(size)

    def waiting(self, why: str, seconds: float) -> None:
        self.waits.append((why, seconds))


@pytest.fixture(autouse=True)
def _nobody_but_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that would ask a real publisher fails instead."""
    connect = connection.create_connection

    def only_loopback(address: tuple[str, int], *args: Any, **more: Any) -> Any:
        assert address[0] == "127.0.0.1", f"a test asks {address[0]}"
        return connect(address, *args, **more)

    monkeypatch.setattr(connection, "create_connection", only_loopback)
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    serving = Publisher()
    yield serving
    serving.close()


@pytest.fixture
def noting() -> Noting:
    return Noting()


@pytest.fixture
def client(noting: Noting) -> Iterator[Client]:
    """Waits as long as it would, without the waiting."""
    asking = Client(Patience(connect=2, read=2, sleep=lambda _: None), noting)
    yield asking
    asking.close()


@pytest.fixture
def bench(client: Client, tmp_path: Path) -> Bench:
    return Bench(tmp_path / "bench", client, 2**20)


@pytest.fixture
def declare(small: SmallData) -> Callable[..., None]:
    """Gives a source of the small data folder its `fetch`, or all others none: `declare(qof={...})`."""

    def say(**fetches: dict[str, Any]) -> None:
        for path in (small.folder / "sources").glob("*.yaml"):
            yaml = YAML()
            source = yaml.load(path.read_text(encoding="utf-8"))
            source.pop("fetch", None)
            if path.stem in fetches:
                source["fetch"] = fetches[path.stem]
            with path.open("w", encoding="utf-8") as out:
                yaml.dump(source, out)

    return say
