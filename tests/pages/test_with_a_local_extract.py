"""Pages on a real local extract (small, one quarter), and on no records of our own, from the production build."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue.paths import ROOT
from het_dash.content import PCN_PACK, compose
from het_dash.ingest.build.run import build
from het_dash.store import Store
from tests.support.blocks import NORTH, PCNS, area, every_text, slips
from tests.support.open_page import alternatives, cards_turned, opened, said
from tests.support.small_bundle import SmallData

PAGE, EXPLORE = "analysis/inequality", "analysis/explore"
BY_ALL = {
    "indicator_id": "cvdp007hyp", "period_start": "2025-04-01", "period_end": "2026-03-31",
    "breakdown": "ethnicity_nhs16_x_sex_x_age",
}  # fmt: skip
# Treated, of so many, at each age and of each sex: Black African 60%, White British 75%; of one Mixed group 8 in all.
GROUPS = {
    "N": (30, 50), "M": (52, 80), "A": (150, 200), "E": (0, 1), "G": (30, 40), "Z": (6, 12), "99": (4, 10),
    "H": (35, 50), "J": (34, 50), "K": (36, 50),
}  # fmt: skip


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """North Lewisham's extract beside the bundle: the demonstration of one has gone."""
    state = tmp_path_factory.mktemp("local")
    rows = [
        f"pcn:north-lewisham {group}|{sex}|{age} {n} {d}"
        for group, (n, d) in GROUPS.items()
        for sex in ("female", "male")
        for age in ("18_39", "40_59", "60_79", "80_plus")
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_STATE", str(state))
        table = "\n".join(["area_code group_id numerator denominator", *rows])
        SmallData(ROOT / "data", state).extract("gp_extract/2026-03", table, **BY_ALL)
        yield Store(build().path)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """HET_DEMO=0 and no extract."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_STATE", str(tmp_path_factory.mktemp("nothing")))
        patch.setenv("HET_DEMO", "0")
        yield build().path


def whole(app: AppTest) -> list[str]:
    assert not app.exception
    assert not app.error
    texts = [*said(cards_turned(app, "About")), *said(cards_turned(app, "Chart"))]
    assert not [(text, slips(text)) for text in texts if slips(text)]
    return texts


def test_real_records_are_shown_as_such_and_no_demonstration_is_left(local: Store) -> None:
    texts = [*whole(opened(PAGE, pcn=NORTH, tab="groups")), *whole(opened(PAGE, pcn=NORTH, tab="complete"))]
    assert not any("emonstration" in text for text in texts)
    assert any(
        "blood pressure is treated to threshold for 62% of Black African and 75% of White patients with hypertension: "
        "13.2 points (" in text
        for text in texts
    )
    assert any("Ethnic group is recorded for " in text for text in texts)
    assert any("Counts rounded to 5, so parts may not add up" in text for text in texts)


def test_a_group_of_a_few_stands_with_what_is_shown_instead(local: Store) -> None:
    """30 of 40 in each of eight cells: 240 of 320, and nobody of 8: 240 of 328, rounded to 330."""
    assert any(
        "Mixed White and Black African in North Lewisham: hidden, fewer than 20 people in all. Instead: Mixed as a "
        "whole in North Lewisham, 72.7% (" in text
        for text in whole(opened(PAGE, pcn=NORTH, tab="groups"))
    )


def test_the_other_pcns_say_that_nothing_is_to_hand(local: Store) -> None:
    for label in PCNS:
        if label != NORTH:
            texts = whole(opened(PAGE, pcn=label, tab="groups"))
            assert any(text.startswith(f"{label}: not collected yet.") for text in texts), label
            assert any("once all six PCNs have sent theirs" in text for text in texts)


def test_explore_offers_real_records_by_their_name(local: Store) -> None:
    app = opened(
        EXPLORE,
        pcn=NORTH,
        measure="Blood pressure treated to threshold",
        figures="Local records",
        by="Ethnic group (NHS, 16 groups)",
        groups_ethnicity_nhs16="Black African",
    )
    whole(app)
    assert "Local records" in [one.value for one in app.selectbox]
    assert any("60.0%" in alt for alt in alternatives(app))


def test_a_real_extract_is_on_the_packs_first_page_under_its_own_name(local: Store) -> None:
    texts = list(every_text([compose(section, area(NORTH).code, local) for section in PCN_PACK[:1]]))
    assert "From local records" in texts
    assert any(text.startswith("Widest gap from White patients: ") for text in texts)


@pytest.mark.parametrize("label", PCNS)
def test_without_records_the_page_says_what_is_not_collected_yet(label: str, nothing: Path) -> None:
    texts = whole(opened(PAGE, pcn=label, tab="groups"))
    assert any(text.startswith("We have no local records of this measure yet: ") for text in texts)
    assert any("Lewisham's GP practices" in text for text in texts)
    assert not any("emonstration" in text for text in texts)


def test_without_records_explore_says_who_can_supply_them(nothing: Path) -> None:
    figures = "Local records"
    app = opened(EXPLORE, measure="Blood pressure treated to threshold", figures=figures)
    whole(app)
    assert "not collected yet" in app.info[0].value
    assert "Lewisham's GP practices can supply" in app.info[0].value


def test_without_records_the_pack_says_so_and_its_first_page_has_no_lower_block(nothing: Path) -> None:
    sections = {section.id: compose(section, area(NORTH).code, Store(nothing)) for section in PCN_PACK}
    assert any("separately yet" in text for text in every_text([sections["inequality"]]))
    assert not any("From local records" in text for text in every_text([sections["on-a-page"]]))
