"""The analyst's choice, and what is downloaded of it."""

import csv
import io

from streamlit.testing.v1 import AppTest

from het_dash.catalogue import load
from het_dash.charts.text.csv_download import STARTS_A_FORMULA, as_csv
from het_dash.content.pages.explore import conditions
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, asked


def downloaded(store: Store) -> AppTest:
    def script(answer, store):  # type: ignore[no-untyped-def]
        from het_dash import ui  # noqa: PLC0415

        ui.download(answer, store)

    return AppTest.from_function(script, args=(asked(store, "qof_hypertension", LEWISHAM), store)).run()


def test_topics_to_choose_are_the_conditions_of_the_measures_in_the_order_of_their_file(bundle: Store) -> None:
    labels = [one.label for one in bundle.catalogue.conditions.values()]
    assert len(set(labels)) == len(labels)
    topics = conditions(bundle.catalogue.on_page("explore"), Asked(bundle, with_example=True))
    assert set(topics) == {one.condition for one in bundle.catalogue.on_page("explore")}
    assert list(topics.values()) == [label for label in labels if label in topics.values()]


def test_no_two_breakdowns_of_a_measure_share_the_name_they_are_chosen_by() -> None:
    catalogue = load()
    for indicator in catalogue.indicators.values():
        names = [catalogue.breakdowns[by].title for by in indicator.breakdowns]
        assert len(set(names)) == len(names), indicator.id


def test_no_two_measures_of_a_topic_share_a_title() -> None:
    titles = [one.title for one in load().indicators.values()]
    assert len(set(titles)) == len(titles)


def test_the_button_says_what_comes(bundle: Store) -> None:
    (button,) = downloaded(bundle).get("download_button")
    assert button.proto.label == "Download these figures (CSV, with source and definition)"
    assert button.proto.ignore_rerun


def test_the_file_opens_in_a_spreadsheet_with_every_sign_in_its_place(bundle: Store) -> None:
    """A byte order mark first, or a spreadsheet takes © and … for other signs."""
    content = as_csv(asked(bundle, "cvdp007hyp", LEWISHAM, "E54000030"), bundle.catalogue, "2026-11-23").encode(
        "utf-8-sig"
    )
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert any("© NHS England" in cell for line in lines for cell in line)
    assert not [cell for line in lines for cell in line if cell.startswith(STARTS_A_FORMULA)]
