"""Every PCN's pack, composed once, and written once in each format."""

from collections.abc import Callable
from functools import cache

import pytest

from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.formats import written
from het_dash.store import Store
from tests.support.blocks import area

Written = Callable[[str, str], bytes]


@pytest.fixture(scope="session")
def pack_for(bundle: Store) -> Callable[[str], Pack]:
    return cache(lambda label: pack_of(DATA_PACK, area(label), bundle))


@pytest.fixture(scope="session")
def file_of(pack_for: Callable[[str], Pack]) -> Written:
    """PCN's label and format -> the file."""
    return cache(lambda label, format_id: written(pack_for(label), format_id).content)
