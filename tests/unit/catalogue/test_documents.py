"""The catalogue as a store carries it."""

from dataclasses import fields

import pytest

from het_dash.catalogue import Catalogue, load
from het_dash.catalogue.documents import catalogue_of, documents


def test_every_part_comes_back_as_it_was() -> None:
    before, after = load(), catalogue_of(documents(load()))
    parts = [one.name for one in fields(Catalogue) if one.name != "read_from"]
    assert list(documents(before)) == parts
    assert [name for name in parts if getattr(before, name) != getattr(after, name)] == []
    assert list(after.indicators) == list(before.indicators)


def test_what_a_store_carries_knows_no_data_folder() -> None:
    with pytest.raises(LookupError, match="only load"):
        _ = catalogue_of(documents(load())).folder


@pytest.mark.parametrize("wrong", ["{", "{}", '[{"id": "x"}]'])
def test_a_part_that_cannot_be_read_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="teams"):
        catalogue_of({**documents(load()), "teams": wrong})


def test_a_part_that_is_missing_is_refused() -> None:
    parts = documents(load())
    del parts["pathways"]
    with pytest.raises(ValueError, match="pathways is missing"):
        catalogue_of(parts)
