"""The Summary table, as a reader chooses on it."""

from het_dash import content
from het_dash.content.blocks.spine import Spine
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.support.blocks import NORTH, area, texts
from tests.support.expected_file_content import squeezed
from tests.support.open_page import on_screen, opened, tables

PAGE = "analysis/summary_table"


def test_a_link_keeps_rows_and_measure_by_id(bundle: Store) -> None:
    measure = bundle.catalogue.with_role("headline_register")
    app = opened(PAGE, pcn=NORTH, rows="pcns", indicator=measure.id)
    assert not app.warning
    assert [box.value for box in app.selectbox][-1] == measure.title
    assert (app.query_params["rows"], app.query_params["indicator"]) == ("pcns", measure.id)
    (table,) = tables(app)
    assert {row[0] for row in table} >= {pcn.label for pcn in bundle.catalogue.pcns}


def test_every_value_of_the_table_is_on_the_page_and_offered_as_csv(bundle: Store) -> None:
    app = opened(PAGE, pcn=NORTH, example="false")
    page = content.summary_table.page(content.summary_table.Choice())
    (section,) = content.compose_all(page.first, area(NORTH).code, Asked(bundle, with_example=False))
    lead, spine = section.blocks
    text = squeezed(on_screen(app))
    assert squeezed("".join(texts(lead))) in text
    assert isinstance(spine, Spine)
    assert [row.label for row in spine.rows if squeezed(row.value) not in text or squeezed(row.label) not in text] == []
    assert [one.proto.label for one in app.get("download_button")] == ["Download (CSV, with sources)"]
