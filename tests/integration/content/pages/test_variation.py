"""The Variation page's sections, and the pack's section of practices."""

from itertools import product

import pytest

from het_dash.catalogue import load
from het_dash.charts import Chart
from het_dash.content import PCN_PACK
from het_dash.content.blocks import Composed, Lead, Tabled, Words
from het_dash.content.pages import variation
from het_dash.content.pages.variation import Choice, Kind
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, area, composed, every_text, slips
from tests.support.counted_practices import practices
from tests.support.wording import FORBIDDEN

CONDITIONS = tuple(dict.fromkeys(one.condition for one in load().on_page("variation")))
KINDS: tuple[Kind, ...] = ("practices", "PCNs")


def page(store: Store, condition: str, kind: Kind, label: str = NORTH, care: str | None = None) -> dict[str, Composed]:
    measures = variation.care_with_figures(condition, store)
    choice = Choice(condition, kind, care or measures[0].id)
    return {one.id: one for one in variation.composed(choice, condition, area(label).code, store)}


def drawn(section: Composed) -> list[Chart]:
    return [block for block in section.blocks if isinstance(block, Chart)]


def said(section: Composed) -> str:
    return " ".join(text for block in section.blocks if isinstance(block, Words) for text in block.sentences)


def test_every_measure_that_declares_the_page_is_on_it() -> None:
    catalogue = load()
    declared = {one.id for one in catalogue.on_page("variation")}
    offered = {
        one.id for c in CONDITIONS for one in (*variation.registers(catalogue, c), *variation.care(catalogue, c))
    }
    assert offered == declared
    assert {"qof_hypertension", "cvdp007hyp", "cvdp003dm"} <= offered


def test_the_measure_of_the_pathway_comes_first() -> None:
    catalogue = load()
    first = [variation.care(catalogue, c)[0].id for c in ("hypertension", "atrial_fibrillation")]
    assert first == ["cvdp007hyp", "cvdp002af"]


@pytest.mark.parametrize(("condition", "kind"), list(product(CONDITIONS, KINDS)))
def test_every_choice_is_composed_without_a_slip_or_a_word_too_strong(
    condition: str, kind: Kind, bundle: Store
) -> None:
    for label in (NORTH, MODALITY):
        texts = list(every_text(list(page(bundle, condition, kind, label).values())))
        assert not [text for text in texts if slips(text) or FORBIDDEN.search(text)]


def test_recorded_prevalence_is_bars_with_intervals_and_never_a_funnel(bundle: Store) -> None:
    for kind in KINDS:
        charts = drawn(page(bundle, "hypertension", kind)["found"])
        assert [c.kind for c in charts] == ["bars", "bars"]
        assert [c.unit for c in charts] == ["percent", "ratio"]
    assert len(drawn(page(bundle, "cardiovascular_disease", "practices")["found"])) == 4


def test_practices_care_is_dots_of_every_measure_of_the_condition(bundle: Store) -> None:
    (chart,) = drawn(page(bundle, "hypertension", "practices")["care"])
    assert chart.kind == "dots"
    assert len(chart.categories) == len(variation.care_with_figures("hypertension", bundle))


def test_practices_with_values_and_a_register_have_a_funnel_and_pcns_without_figures_have_none(bundle: Store) -> None:
    (chart,) = drawn(page(bundle, "hypertension", "practices")["chance"])
    assert (chart.kind, chart.mark) == ("funnel", "")
    chance = page(bundle, "hypertension", "PCNs")["chance"]
    assert not drawn(chance)
    assert "we have no figures of PCNs" in said(chance)
    assert "NHS England publishes the counts" in said(chance)


def test_the_page_answers_its_question_first(bundle: Store) -> None:
    first = next(iter(page(bundle, "hypertension", "practices").values()))
    (lead,) = first.blocks
    assert isinstance(lead, Lead)
    assert lead.sentence == (
        "Blood pressure controlled: 48% to 77% at Lewisham's 26 practices. Four are worth asking about; chance alone "
        "would put about 1.3 of 26 there."
    )


def test_practices_worth_asking_about_are_named_with_the_number_that_chance_would_give(bundle: Store) -> None:
    _, named = page(bundle, "hypertension", "practices")["chance"].blocks
    assert isinstance(named, Tabled)
    assert [row[-1] for row in named.table.rows] == [
        "Above the 95% limits", "Below the 95% limits", "Below the 95% limits", "Below the 99.8% limits",
    ]  # fmt: skip
    assert named.source.startswith("Chance alone would put about 1.3 of 26 practices outside the 95% limits.")


def test_each_tab_of_the_page_has_sections_and_the_limits_are_said_once(bundle: Store) -> None:
    made = variation.page("hypertension", "cvdp007hyp", "Hypertension", bundle.catalogue)
    assert [tab.id for tab in made.tabs] == ["found", "care", "chance", "pcns", "local"]
    assert all(tab.sections for tab in made.tabs)
    assert [section.id for section in made.sections].count("limits") == 1


def test_of_practices_no_figure_of_our_own_is_asked_for(bundle: Store) -> None:
    assert said(page(bundle, "hypertension", "practices")["own"]) == variation.NOT_FOR_PRACTICES.format("Lewisham")


def test_ids_of_charts_are_unique_on_a_page(bundle: Store) -> None:
    for condition, kind in product(CONDITIONS, KINDS):
        ids = [c.id for one in page(bundle, condition, kind).values() for c in drawn(one)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("label", PCNS)
def test_the_pack_draws_the_pcns_own_practices_or_its_one_among_all_for_the_four_conditions(
    label: str, bundle: Store
) -> None:
    charts = drawn(composed(bundle, "practices", label))
    assert [c.id.rpartition("-")[2] for c in charts] == [
        "qof_hypertension", "qof_hypertension", "qof_atrial_fibrillation", "qof_chronic_kidney_disease", "qof_diabetes",
        "cvdp007hyp", "cvdp004ckd",
    ]  # fmt: skip
    own, bars = len(practices(bundle, label)), [c for c in charts if c.kind != "funnel"]
    assert {len(c.series[0].points) for c in bars} == {own if own > 1 else 26}
    assert {sum(p.role == "chosen" for p in c.series[0].points) for c in bars} == {own}
    funnels = [c for c in charts if c.kind == "funnel"]
    assert {sum(len(s.points) for s in c.series) for c in funnels} == {26}
    assert {len(s.points) for c in funnels for s in c.series if s.role == "chosen"} == {own}


def test_the_pack_shows_nothing_twice(bundle: Store) -> None:
    sections = [composed(bundle, section.id) for section in PCN_PACK]
    ids = [c.id for one in sections for c in drawn(one)]
    assert len(ids) == len(set(ids))
    order = [section.id for section in PCN_PACK]
    assert order.index("pathways") < order.index("inequality") < order.index("practices") < order.index("reach")


def test_the_pack_says_once_what_counts_would_tell(bundle: Store) -> None:
    section = composed(bundle, "practices")
    (words,) = (block for block in section.blocks if isinstance(block, Words))
    assert "for anticoagulation in atrial fibrillation;" in words.sentences[0]
    assert "fetch" in words.sentences[1]


@pytest.mark.parametrize(
    "condition", ["hypertension", "atrial_fibrillation", "chronic_kidney_disease", "type_2_diabetes"]
)
def test_example_data_is_marked_in_the_block_of_local_records_only(condition: str, bundle: Store) -> None:
    for measure in variation.care_with_figures(condition, bundle):
        sections = page(bundle, condition, "PCNs", care=measure.id)
        others = [c.nature for name, one in sections.items() if name != "own" for c in drawn(one)]
        assert "demonstration" not in others
        if "demo_gp_extract" in measure.sources:
            (chart,) = drawn(sections["own"])
            assert (chart.kind, chart.mark) == ("funnel", "Example data")
            assert sorted(row[0] for row in chart.table.rows) == sorted(PCNS)
        else:
            assert "local records do not include this measure" in said(sections["own"])


def test_no_pack_holds_the_demonstration(bundle: Store) -> None:
    for label in PCNS:
        assert not [c.id for c in drawn(composed(bundle, "practices", label)) if c.nature == "demonstration"]
