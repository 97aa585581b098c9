"""A note, kept with the stores, that the last build failed. The app shows it; the next successful build removes it."""

import contextlib
from datetime import UTC, datetime

from pydantic import ValidationError

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.whole_file import write_whole
from het_dash.storefile.place import Place

NAME = "failed-build.json"


class FailedBuild(Entry):
    """`said` holds nothing unpublished: the app shows it."""

    at: datetime
    said: str

    @classmethod
    def of(cls, place: Place) -> "FailedBuild | None":
        """The note of the last build, if it failed."""
        try:
            return cls.model_validate_json((place.folder / NAME).read_bytes())
        except (OSError, ValidationError):
            return None

    @classmethod
    def note(cls, place: Place, said: str) -> None:
        """Written in one step; a disk that is full is no reason to hide why the build failed."""
        with contextlib.suppress(OSError):
            write_whole(place.folder / NAME, cls(at=datetime.now(tz=UTC), said=said).model_dump_json().encode())

    @staticmethod
    def forget(place: Place) -> None:
        (place.folder / NAME).unlink(missing_ok=True)
