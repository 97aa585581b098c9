"""The published store as files: which is in force, and whether it is sound. The build and its readers share this."""

from het_dash.storefile.failed_build import FailedBuild
from het_dash.storefile.in_force import InForce, StoreMissing, in_force
from het_dash.storefile.place import Place, Unsound
from het_dash.storefile.sound import LOCKED, SCHEMA, SoundStore, is_sound, open_sound

__all__ = [
    "LOCKED",
    "SCHEMA",
    "FailedBuild",
    "InForce",
    "Place",
    "SoundStore",
    "StoreMissing",
    "Unsound",
    "in_force",
    "is_sound",
    "open_sound",
]
