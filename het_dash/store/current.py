"""The store that the app shows now, opened once; another one as soon as the store folder changes."""

from dataclasses import dataclass, replace
from threading import Lock
from typing import NamedTuple

from het_dash.catalogue.paths import store_folder
from het_dash.store.store import Store
from het_dash.storefile import FailedBuild, Place, in_force
from het_dash.storefile.place import Stamp


@dataclass(frozen=True)
class Shown:
    """The store, `why_older` (one sentence) where a newer one cannot be read, and the last build if it failed."""

    store: Store
    why_older: str = ""
    failed: FailedBuild | None = None

    @property
    def state(self) -> "State":
        return State(self.store.name, self.why_older, self.failed)


class State(NamedTuple):
    """The same without the store itself, so that keeping it keeps no store open. A page follows its changes."""

    store: str
    why_older: str
    failed: FailedBuild | None


class _Current:
    """The store in force and the state of the folder it was found in."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._shown: Shown | None = None

    def shown(self, place: Place) -> Shown:
        with self._lock:
            stamp = place.stamp()
            if self._shown is None or self._stamp is None or not stamp.same_in_force(self._stamp):
                self._shown = None  # let go first; and nothing of another folder where this one has no store
                found = in_force(place)
                self._shown = Shown(Store(found.store), found.why_older)
            self._stamp = stamp
            return self._shown


_current = _Current()


def shown() -> Shown:
    """Raises StoreMissing where no store can be opened."""
    place = Place(store_folder())
    return replace(_current.shown(place), failed=FailedBuild.of(place))


def current_store() -> Store:
    """The store that `current` names or, where that cannot be read, the newest one that can."""
    return shown().store


def store_name() -> str:
    """The file name of the store that is shown: its identity, and so every cache's key."""
    return current_store().name
