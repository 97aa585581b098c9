"""Sources, definitions, and the way of a number back to its file."""

from het_dash.catalogue import load
from het_dash.store import Store
from tests.support.open_page import opened, said

PAGE = "about/sources_and_methods"


def test_every_source_and_every_edition_stands_on_the_page(bundle: Store) -> None:
    catalogue = load()
    texts = list(said(opened(PAGE)))
    for source in catalogue.sources.values():
        assert source.title in texts
        assert f"Editions of {source.title}" in texts
        assert f"<{source.url}>" in texts
    for edition in catalogue.editions:
        assert edition.edition in texts
        assert f"{edition.sha256[:12]}…" in texts


def test_every_measure_is_defined_on_the_page(bundle: Store) -> None:
    texts = " ".join(said(opened(PAGE)))
    assert [one.title for one in load().indicators.values() if one.title not in texts] == []


def test_a_link_traces_a_number(bundle: Store) -> None:
    app = opened(PAGE, traced="Recorded hypertension", traced_place="Sevenfields")
    assert [box.value for box in app.selectbox] == ["Recorded hypertension", "Sevenfields"]
    texts = " ".join(said(app))
    assert "13.4%" in texts
    assert "Summed from practices, by membership at the period's end." in texts


def test_no_place_with_the_number_is_lost_behind_another_of_the_same_name(bundle: Store) -> None:
    app = opened(PAGE, traced="Recorded hypertension")
    assert len(app.selectbox(key="traced_place").options) == len(bundle.areas_with("qof_hypertension", "persons"))


def test_it_says_when_the_figures_were_built(bundle: Store) -> None:
    built = f"These figures were built on {bundle.built_on.day} {bundle.built_on:%B %Y}."
    assert built in list(said(opened(PAGE)))
