"""Small inputs from the field, each a kind of fault that was met: every one gives what its table says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pytest

from het_dash.ingest.import_file import editions_of
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.returns.check import check
from tests.support.field_cases import FIELD, needs_field
from tests.support.held_files import Bundle, bundle_copy

pytestmark = needs_field
TODAY = date(2026, 12, 1)


@dataclass(frozen=True)
class Case:
    """A file, how it is imported, and pieces of what is said. `ok`: it is imported, and not refused."""

    file: str
    form: str
    says: tuple[str, ...]
    edition: str = ""
    covers: Literal["known", "england"] = "known"
    ok: bool = False


LIKE_2024_25 = "the file looks like 2024-25"  # it has that year's figures, so it is no file of 2025-26
CASES = (
    Case("hint.csv", "extract", ("Did you mean 'R|male|18_39'?",)),
    Case("x_group_name.csv", "extract", ("is not a group", "Write one of each, joined by |")),
    Case("x_group_swapped.csv", "extract", ("Did you mean 'N|female|40_59'?",)),
    Case("x_hidden_sheet.xlsx", "extract", ("sheet Extract: is hidden and holds values.",)),
    Case("qof_half_file.csv", "qof", ("covers 63% of the patients", "below 90%", LIKE_2024_25), "2025-26"),
    Case("qof_half_file_england.csv", "qof", ("14 practices in all", "has 6,188", LIKE_2024_25), "2025-26", "england"),
    Case("qof_wrong_year_name.csv", "qof", ("the file looks like 2020-21",), "2024-25"),
    Case("qof_outlier_register.csv", "qof", ("Recorded hypertension: 5,066 in 2024-25, 17,700", LIKE_2024_25),
         "2025-26"),
    Case("qof_new_group_2526.csv", "qof", ("does not use it: SMOK (1)", LIKE_2024_25), "2025-26"),
    Case("qof_semicolon.csv", "qof", ("41,091 -> 41,091", LIKE_2024_25), "2025-26"),
    Case("qof_title_above.csv", "qof", ("'Quality and Outcomes Framework 2024-25': a title above",), "2025-26"),
    Case("map_icb_recode.csv", "practice-map", ("No practice is in NHS South East London (E54000030); the file has",),
         "2026-07"),
    Case("map_wrong_edition.csv", "practice-map", ("2022-01-01, which is not in the edition '2026-07'",), "2026-07"),
    Case("cvdp_new_breakdown_type.csv", "cvdprevent", ("does not use it: Rurality / Urban / Persons (1)",), ok=True),
    Case("cvdp_ethn_Not_Stated_case.csv", "cvdprevent", ("Figures 271 -> 1",), ok=True),
    Case("cvdp_zero_den.csv", "cvdprevent", ("Figures 271 -> 1",), ok=True),
    Case("ft_england_twice_round.csv", "fingertips", ("edition 2001-2025 has",), "2023"),  # its figures are invented
)  # fmt: skip


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return bundle_copy(tmp_path_factory.mktemp("untouched"))


def told(case: Case, bundle: Bundle) -> tuple[bool, str]:
    """Whether the file would be imported, and all that was said."""
    catalogue, said = bundle.catalogue, list[str]()
    source = "gp_extract" if case.form == "extract" else case.form.replace("-", "_")
    taking = Taking(catalogue, catalogue.sources[source], case.edition, case.covers, say=said.append)
    try:
        editions_of(case.form, [FIELD / case.file], taking)
    except ImportProblem as wrong:
        return False, "\n".join([*said, str(wrong)])
    return True, "\n".join(said)


def wrong(bundle: Bundle) -> Iterator[str]:
    for case in CASES:
        accepted, words = told(case, bundle)
        plain = " ".join(words.split())
        if accepted != case.ok or not all(piece in plain for piece in case.says):
            yield f"{case.file}: {'accepted' if accepted else 'refused'}: {plain}"


def test_every_file_of_the_field_gives_what_its_table_says(untouched: Bundle) -> None:
    assert not list(wrong(untouched))


def test_returns_with_variants_of_identifiers_are_refused_without_repeating_them(untouched: Bundle) -> None:
    for number in range(10):
        checked = check(FIELD / f"pii0{number}.zip", untouched.catalogue, TODAY)
        assert checked.given is None
        assert "'(not repeated here)' holds" in str(checked.problems[0]), checked.file


def test_characters_that_no_output_can_show_are_refused_and_every_other_one_is_read(untouched: Bundle) -> None:
    assert check(FIELD / "return_fffe.zip", untouched.catalogue, TODAY).given is None
    for name in ("arabic", "emoji"):
        assert check(FIELD / f"return_{name}.zip", untouched.catalogue, TODAY).given is not None
