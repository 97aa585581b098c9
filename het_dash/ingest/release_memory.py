"""Release memory: every figure of our own counts that was ever published, as it was published, never the true count.

`state/private/released` holds two files for each release that published anything new: `000001.parquet` with its new
figures (released_cells.COLUMNS), and `000001.json`, which names their hash and that of the release before. A release
counts once its JSON file has its name. `pending.*` is a release whose store may not exist yet.
"""

import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.paths import private_folder
from het_dash.ingest.build.released_cells import COLUMNS, nothing_published, protection_of
from het_dash.ingest.returns.durable_files import make_folder, remove, tidy, write_new

NOTHING_BEFORE = "0" * 64
PENDING = "pending"
HEAD, FIGURES = "release_memory", "release_figures"
NUMBERS = ("numerator", "denominator")
RESTORE = "Restore the folder from a backup; until then the last published figures stay in place."


class ReleaseMemoryProblem(Exception):
    """The release memory is damaged. The message names the file and the next step."""


class Protection(Entry):
    """What protecting others cost in an indicator's new figures: shown, and shown if each were judged by itself."""

    source_id: str
    indicator_id: str
    figures: int
    shown: int
    by_rule: int


class Release(Entry):
    """One release. `store` is the file that published it, `figures` the hash of its new figures, `before` the hash of
    the release before it, or zeros.
    """

    number: int
    store: str
    at: datetime
    figures: str
    rows: int
    before: str
    protection: tuple[Protection, ...] = ()


@dataclass(frozen=True)
class ReleaseMemory:
    """The releases in a folder. The writer holds the lock of builds and imports."""

    folder: Path

    def releases(self) -> tuple[Release, ...]:
        """All releases in order. Raises ReleaseMemoryProblem where one is missing or was changed."""
        found: list[Release] = []
        before = NOTHING_BEFORE
        for number, path in enumerate(sorted(self.folder.glob("[0-9]*.json")), start=1):
            release, content = _read(path)
            if release.number != number or path.stem != f"{number:06d}" or release.before != before:
                raise ReleaseMemoryProblem(f"{path}: this release does not follow the one before it. {RESTORE}")
            before = _sha256(content)
            found.append(release)
        return tuple(found)

    def figures(self) -> pd.DataFrame:
        """Every figure ever published, with the number of its release."""
        tables = [self._figures_of(one, self.folder / f"{one.number:06d}.parquet") for one in self.releases()]
        return pd.concat([nothing_published().assign(release=0), *tables], ignore_index=True)

    def published(self, stores: Collection[str]) -> pd.DataFrame:
        """The same, with a release of one of these stores whose build was killed before it was settled."""
        known, pending = self.figures(), self._pending("json")
        if not pending.is_file():
            return known
        release, _ = _read(pending)
        if release.store not in stores or release.number <= len(self.releases()):
            return known
        return pd.concat([known, self._figures_of(release, self._pending("parquet"))], ignore_index=True)

    @property
    def head(self) -> str:
        """How many releases there are, and the hash of the last: published with each store, to notice a missing one."""
        paths = sorted(self.folder.glob("[0-9]*.json"))
        return f"{len(paths)} {_sha256(paths[-1].read_bytes())}" if paths else ""

    def expect(self, store: str, published: pd.DataFrame) -> dict[str, str]:
        """Keeps what a store adds to all that was published, before it is swapped in. Facts to publish with it."""
        self.forget_pending()
        known, facts = self.figures()[list(COLUMNS)], {HEAD: self.head}
        new = published.merge(known, how="left", on=list(COLUMNS), indicator=True)
        new = new[new["_merge"] == "left_only"]
        if not len(new):
            return facts
        content = _as_parquet(new)
        release = Release(
            number=len(self.releases()) + 1,
            store=store,
            at=datetime.now(tz=UTC),
            figures=_sha256(content),
            rows=len(new),
            before=self.head.partition(" ")[2] or NOTHING_BEFORE,
            protection=tuple(Protection.model_validate(row) for row in protection_of(new).to_dict("records")),
        )
        make_folder(self.folder, durable=True)
        write_new(self._pending("parquet"), content, durable=True)
        write_new(self._pending("json"), release.model_dump_json(indent=1).encode(), durable=True)
        return facts | {FIGURES: release.figures}

    def settle(self, stores: Collection[str]) -> None:
        """Makes the pending release count if its store is among those of the store folder, and forgets it otherwise.

        Readers may be served any of them: where the store in force is damaged, the newest other one.
        """
        tidy(self.folder)
        if not self._pending("json").is_file():
            return
        release, content = _read(self._pending("json"))
        if release.store in stores:
            place = self.folder / f"{release.number:06d}.parquet"
            if self._pending("parquet").is_file() and not place.is_file():  # else it was killed after this step
                write_new(place, self._pending("parquet").read_bytes(), durable=True)
            self._figures_of(release, place)
            if not place.with_suffix(".json").is_file():
                write_new(place.with_suffix(".json"), content, durable=True)
        self.forget_pending()

    def forget_pending(self) -> None:
        for suffix in ("json", "parquet"):
            remove(self._pending(suffix), durable=False)

    def must_hold(self, facts: dict[str, str]) -> None:
        """Raises ReleaseMemoryProblem where a store was built on releases, or published one, that are not here."""
        releases = self.releases()
        count, _, sha256 = facts.get(HEAD, "").partition(" ")
        hashes = [one.before for one in releases[1:]] + [self.head.partition(" ")[2]]
        if count and sha256 not in hashes:
            raise ReleaseMemoryProblem(f"{self.folder}: release {int(count):06d} is missing. {RESTORE}")
        if facts.get(FIGURES) and facts[FIGURES] not in [one.figures for one in releases]:
            raise ReleaseMemoryProblem(f"{self.folder}: the release of the store in force is missing. {RESTORE}")

    def _pending(self, suffix: str) -> Path:
        return self.folder / f"{PENDING}.{suffix}"

    def _figures_of(self, release: Release, path: Path) -> pd.DataFrame:
        content = path.read_bytes() if path.is_file() else b""
        if _sha256(content) != release.figures:
            raise ReleaseMemoryProblem(f"{path} is missing or was changed. {RESTORE}")
        figures: pd.DataFrame = pq.read_table(io.BytesIO(content)).to_pandas()
        return figures.assign(release=release.number)


def release_memory() -> ReleaseMemory:
    """That of this machine's published figures."""
    return ReleaseMemory(private_folder() / "released")


def _read(path: Path) -> tuple[Release, bytes]:
    content = path.read_bytes()
    try:
        return Release.model_validate_json(content), content
    except ValidationError as wrong:
        raise ReleaseMemoryProblem(f"{path} cannot be read ({wrong.errors()[0]['msg']}). {RESTORE}") from wrong


def _as_parquet(figures: pd.DataFrame) -> bytes:
    schema = pa.schema([(name, pa.float64() if name in NUMBERS else pa.string()) for name in COLUMNS])
    buffer = io.BytesIO()
    table = pa.Table.from_pandas(figures[list(COLUMNS)].sort_values(list(COLUMNS[:5])), schema, preserve_index=False)
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
