"""The meeting version: PDF and slides of one PCN in one file."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from het_dash.export.batch import Order, pack_for
from het_dash.export.formats import FORMATS, zip_of
from het_dash.store import Store

PARTS = ("pdf", "pptx")


def parts_of(order: Order) -> list[Order]:
    """The files of the meeting version; empty if one of them cannot be made here."""
    return [] if any(FORMATS[one].missing for one in PARTS) else [replace(order, format_id=one) for one in PARTS]


def file_name(order: Order, opened: Store) -> str:
    return f"{pack_for(order, opened).stem}_meeting.zip"


def together(parts: Sequence[Order], makers: Sequence[Callable[[], bytes]], opened: Store) -> bytes:
    """Makes the files, one maker for each, and puts them under their own names in one."""
    return zip_of(
        {f"{pack_for(part, opened).stem}.{part.format_id}": make() for part, make in zip(parts, makers, strict=True)}
    )
