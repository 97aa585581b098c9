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
    """State of a journal: its number of records, and the hash of the last one."""

    records: NonNegativeInt
    sha256: Sha


class Record(Entry):
    """Fields of every record: number, time (UTC), actor, and the hash of the previous record.

    `clock_went_back`: the time is earlier than the previous record's. The numbers give the order.
    """

    number: PositiveInt
    at: AwareDatetime
    clock_went_back: bool = False
    actor: str
    previous_sha256: Sha


class Begun(Record):
    """First record. `converted`: the head of the first-format journal that its records came from."""

    kind: Literal["begun"]
    schema_version: int
    converted: Head | None = None


class Restored(Record):
    """The user continues from an older backup. The journal replaces the one with the head `instead_of`."""

    kind: Literal["restored"]
    instead_of: Head
    reason_sha256: Sha


class OfReturn(Record):
    """Event in the life of one version of a team's return.

    accepted: the version counts from now on. withdrawn: it no longer counts. agreed: the programme has read the
    findings and agrees to publish them. erased: its content was deleted on request, and it no longer counts. `sha256`
    covers the bytes as sent. `content_sha256` and `reason_sha256` name the files with the parsed return and the reason.
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
        """'version 2 of pcn:north-anytown for 2026-27Q2'."""
        return f"version {self.version} of {self.pcn} for {self.quarter}"


AnyRecord = Annotated[Begun | Restored | OfReturn, Field(discriminator="kind")]
READ: TypeAdapter[Begun | Restored | OfReturn] = TypeAdapter(AnyRecord)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def name_of(number: int) -> str:
    return f"{number:06d}.json"
