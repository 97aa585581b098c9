"""The base of every catalogue entry: frozen, and strict about its keys."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """One entry of a YAML file. An unknown key raises an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
