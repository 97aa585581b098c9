"""Which pages there are, and at which address."""

import re

from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.paths import ROOT
from het_dash.ui.navigation import FIRST, address


def test_an_address_is_the_files_name_as_people_write_it() -> None:
    assert address("my_pcn/pcn_data_pack") == "pcn-data-pack"
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", address(page)) for page in PAGES)


def test_the_first_page_is_one_of_them_and_every_entry_has_its_file() -> None:
    assert FIRST in PAGES
    assert all((ROOT / "pages" / f"{page}.py").is_file() for page in PAGES)


def test_pages_lie_in_the_folder_of_the_reader_who_wants_them() -> None:
    assert {page.split("/")[0] for page in PAGES} <= {"board", "my_pcn", "analysis", "returns", "about"}
