"""The store to read: the store named by `current` or, if that is not sound, the newest sound store."""

import logging
from dataclasses import dataclass

from het_dash.storefile.place import Place, Unsound
from het_dash.storefile.sound import SoundStore, open_sound

NONE_YET = "No figures have been built yet. Run `python -m het_dash build`."
log = logging.getLogger(__name__)


class StoreMissing(Exception):
    """There is no published store to read. The message says how to make one."""


@dataclass(frozen=True)
class InForce:
    """`why_older`: one sentence where this is not the store that `current` names, and nothing where it is."""

    store: SoundStore
    why_older: str = ""


def in_force(place: Place) -> InForce:
    """Raises StoreMissing where no store of the folder is sound."""
    try:
        return InForce(open_sound(place.pointed()))
    except Unsound as wrong:
        return _older(place, wrong)


def _older(place: Place, why: Unsound) -> InForce:
    _log(why)
    for path in place.stores():
        if path == place.current:
            continue
        try:
            return InForce(open_sound(path), str(why))
        except Unsound as wrong:
            _log(wrong)
    if not place.stores() and not place.pointer.exists():
        raise StoreMissing(NONE_YET)
    raise StoreMissing(f"No store can be opened. {why} Run `python -m het_dash build` to rebuild it.")


def _log(why: Unsound) -> None:
    """With the database's own words, which name folders of the machine and so are for no page."""
    log.info("%s %s", why, why.__cause__ or "")
