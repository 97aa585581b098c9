"""Reads the records of a journal and checks that each follows the one before: a sentence for each damage."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from het_dash.ingest.returns.records import (
    NOTHING_BEFORE,
    READ,
    SCHEMA,
    Begun,
    Head,
    OfReturn,
    Restored,
    name_of,
    sha256,
)

NAMED = re.compile(r"\d{6,}\.json")
BACKUP = "Put the folder back from a backup; the last good store keeps serving."
RESTORED = 'If this older copy is all there is, run `python -m het_dash returns accept-restored --reason "..."`.'
SHORT = 12


@dataclass(frozen=True)
class Link:
    """Record, with the hash of its file."""

    record: Begun | Restored | OfReturn
    sha256: str


@dataclass(frozen=True)
class Chain:
    """Readable records in order, and a sentence for each problem."""

    folder: Path
    links: tuple[Link, ...]
    damages: tuple[str, ...]

    @property
    def head(self) -> Head:
        return Head(records=len(self.links), sha256=self.links[-1].sha256 if self.links else NOTHING_BEFORE)

    @property
    def of_returns(self) -> tuple[OfReturn, ...]:
        return tuple(link.record for link in self.links if isinstance(link.record, OfReturn))


def read(folder: Path) -> Chain:
    """Reads `folder`, which may not exist."""
    paths = {int(path.stem): path for path in folder.glob("*.json") if NAMED.fullmatch(path.name)}
    found: dict[int, Link | str] = {number: _link(path, number) for number, path in paths.items()}
    links = tuple(one for number in sorted(found) if isinstance(one := found[number], Link))
    return Chain(folder, links, tuple(f"{one} {BACKUP}" for one in _damages(folder, found)) or _too_new(links))


def behind(chain: Chain, published: Head | None) -> str:
    """Sentence if the journal no longer contains the record that the published figures were built from."""
    if published is None or not published.records or _goes_on_from(chain, published):
        return ""
    built = f"the published figures were built from {_many(published.records)}"
    last = chain.links[-1].record.number if chain.links else 0
    if not last and not chain.damages:
        said = f"{chain.folder}: the journal is missing; {built}."
    elif last < published.records:
        said = f"{chain.folder}: the journal ends at record {last}; {built}."
    elif chain.damages:
        return ""  # these already report the problem
    else:
        said = (
            f"{chain.folder / name_of(published.records)} was changed, or the journal went on from an older copy: the "
            f"published figures were built from a record with the hash {published.sha256[:SHORT]}; this one has "
            f"{chain.links[published.records - 1].sha256[:SHORT]}."
        )
    return f"{said} {BACKUP} {RESTORED}"


def _goes_on_from(chain: Chain, published: Head) -> bool:
    hashes = {link.record.number: link.sha256 for link in chain.links}
    replaced = {link.record.instead_of for link in chain.links if isinstance(link.record, Restored)}
    return hashes.get(published.records) == published.sha256 or published in replaced


def _link(path: Path, number: int) -> Link | str:
    """Record, or the reason it cannot be used."""
    try:
        content = path.read_bytes()
        record = READ.validate_json(content)
    except OSError as wrong:
        return f"{path} cannot be read ({wrong.strerror})."
    except ValidationError as wrong:
        return f"{path}: the record cannot be read ({wrong.errors()[0]['msg']})."
    if record.number != number:
        return f"{path} holds record {record.number}; record {number} was expected."
    return Link(record, sha256(content))


def _damages(folder: Path, found: Mapping[int, Link | str]) -> Iterator[str]:
    yield from (one for one in found.values() if isinstance(one, str))
    before: Link | None = None
    last = 0
    for number in sorted(found):
        if number > last + 1:
            yield f"{folder}: {_missing(last + 1, number - 1)}; {_many(max(found))} were expected."
        here = found[number]
        if isinstance(here, Link):
            yield from _out_of_step(folder, here, before, follows=number == last + 1)
        before, last = (here if isinstance(here, Link) else None), number


def _out_of_step(folder: Path, here: Link, before: Link | None, follows: bool) -> Iterator[str]:
    """Reports a break in the order. It mentions the previous record only if that record could be read."""
    number, expected = here.record.number, here.record.previous_sha256
    if number == 1 and (expected != NOTHING_BEFORE or not isinstance(here.record, Begun)):
        yield f"{folder / name_of(1)}: the record that opens the journal was expected."
    elif before is not None and follows and before.sha256 != expected:
        yield (
            f"{folder / name_of(number - 1)} was changed: record {number} follows a record with the hash "
            f"{expected[:SHORT]}; this one has {before.sha256[:SHORT]}."
        )


def _too_new(links: tuple[Link, ...]) -> tuple[str, ...]:
    if links and isinstance(first := links[0].record, Begun) and first.schema_version != SCHEMA:
        return (
            f"The returns journal has format {first.schema_version}; this version of the dashboard reads format "
            f"{SCHEMA}. Install the version that wrote it.",
        )
    return ()


def _missing(first: int, last: int) -> str:
    return f"record {first} is missing" if first == last else f"records {first} to {last} are missing"


def _many(records: int) -> str:
    return "1 record" if records == 1 else f"{records} records"
