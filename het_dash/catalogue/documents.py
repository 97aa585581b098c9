"""The catalogue as JSON documents, one for each part: how a published store carries it."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from het_dash.catalogue.load import Catalogue

NOT_CARRIED = "read_from"  # a store knows no data folder


def documents(catalogue: Catalogue) -> dict[str, str]:
    """Part -> its JSON, in the order of the catalogue's fields."""
    return {name: kind.dump_json(getattr(catalogue, name)).decode() for name, kind in _parts().items()}


def catalogue_of(documents: Mapping[str, str]) -> Catalogue:
    """The catalogue that `documents` hold. Raises ValueError for a part that is missing or cannot be read."""
    return Catalogue(**{name: _part(name, kind, documents) for name, kind in _parts().items()})


def _part(name: str, kind: TypeAdapter[Any], documents: Mapping[str, str]) -> Any:
    if name not in documents:
        raise ValueError(f"{name} is missing")
    try:
        return kind.validate_json(documents[name])
    except ValidationError as wrong:
        raise ValueError(f"{name}: {wrong.errors()[0]['msg']}") from wrong


@cache
def _parts() -> dict[str, TypeAdapter[Any]]:
    kinds = get_type_hints(Catalogue)
    return {one.name: TypeAdapter(kinds[one.name]) for one in fields(Catalogue) if one.name != NOT_CARRIED}
