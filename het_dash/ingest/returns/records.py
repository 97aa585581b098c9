"""The records of the returns journal, as they are written: no free text, only hashes of the files that hold it."""

import hashlib
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, NonNegativeInt, PositiveInt, TypeAdapter

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.quarter import QuarterField

SCHEMA = 2
NOTHING_BEFORE = "0" * 64
Sha = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
MaybeSha = Annotated[str, Field(pattern="^([0-9a-f]{64})?$")]


class Head(Entry):
    """The state of a journal: how many records it has, and the hash of the last one."""

    records: NonNegativeInt
    sha256: Sha


class Record(Entry):
    """Every record's number, time (UTC), actor, and the hash of the record before.

    `clock_went_back`: the time is earlier than that of the record before. The order is that of the numbers.
    """

    number: PositiveInt
    at: AwareDatetime
    clock_went_back: bool = False
    actor: str
    previous_sha256: Sha


class Begun(Record):
    """The first record. `converted`: the head of a journal in the first format that the records were taken from."""

    kind: Literal["begun"]
    schema_version: int
    converted: Head | None = None


class Restored(Record):
    """Somebody goes on from an older backup: the journal counts in place of the one that had the head `instead_of`."""

    kind: Literal["restored"]
    instead_of: Head
    reason_sha256: Sha


class OfReturn(Record):
    """An event in the life of one version of a team's return.

    accepted: the version counts from now on. withdrawn: it counts no longer. agreed: the programme has read what was
    heard, and agrees that it is shown. erased: its content was deleted on request, and it counts no longer.
    `sha256` is of the bytes as sent; `content_sha256` and `reason_sha256` name the files with the parsed return and
    with the reason.
    """

    kind: Literal["accepted", "withdrawn", "agreed", "erased"]
    pcn: str
    quarter: QuarterField
    version: PositiveInt
    sha256: Sha
    suffix: Annotated[str, Field(pattern=r"^(\.[a-z]{1,5})?$")] = ""
    content_sha256: MaybeSha = ""
    findings_agreed: bool = False
    reason_sha256: MaybeSha = ""

    @property
    def words(self) -> str:
        """'version 2 of pcn:north-lewisham for 2026-27Q2'."""
        return f"version {self.version} of {self.pcn} for {self.quarter}"


AnyRecord = Annotated[Begun | Restored | OfReturn, Field(discriminator="kind")]
READ: TypeAdapter[Begun | Restored | OfReturn] = TypeAdapter(AnyRecord)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def name_of(number: int) -> str:
    return f"{number:06d}.json"
