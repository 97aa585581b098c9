"""Recorded hypertension of the same practices throughout, typed from NHS England's files.

NHS England, Quality and Outcomes Framework, recorded disease prevalence, practice level, 2019-20 to 2022-23 and
2024-25: HYP. Sums over the members of July 2026 and the practices that merged into them, without services.
"""

from datetime import date

from het_dash.catalogue.same_practices import Members
from het_dash.figures import Figure
from het_dash.store import Question, Store
from tests.support.blocks import charts, composed

THROUGHOUT = """
    pcn:north-lewisham             2020  7598  80562   9.43
    pcn:north-lewisham             2021  7489  82268   9.10
    pcn:north-lewisham             2022  7575  86907   8.72
    pcn:north-lewisham             2023  7825  89636   8.73
    pcn:north-lewisham             2025  8275  91407   9.05
    pcn:aplos-health               2020  5849  50695  11.54
    pcn:aplos-health               2021  5805  50910  11.40
    pcn:aplos-health               2022  5739  50978  11.26
    pcn:aplos-health               2023  5886  51495  11.43
    pcn:aplos-health               2025  6146  54399  11.30
    pcn:lewisham-care-partnership  2020  6288  58326  10.78
    pcn:lewisham-care-partnership  2021  6083  57186  10.64
    pcn:lewisham-care-partnership  2022  5989  56286  10.64
    pcn:lewisham-care-partnership  2023  5954  55802  10.67
    pcn:lewisham-care-partnership  2025  6164  52635  11.71
    pcn:lewisham-alliance          2020  4815  46630  10.33
    pcn:lewisham-alliance          2021  4778  46931  10.18
    pcn:lewisham-alliance          2022  4892  48185  10.15
    pcn:lewisham-alliance          2023  5202  49209  10.57
    pcn:lewisham-alliance          2025  5534  51693  10.71
    pcn:sevenfields                2020  8929  67886  13.15
    pcn:sevenfields                2021  8779  68500  12.82
    pcn:sevenfields                2022  8890  68543  12.97
    pcn:sevenfields                2023  9257  69983  13.23
    pcn:sevenfields                2025  9712  72400  13.41
    pcn:modality-lewisham          2020  4855  38746  12.53
    pcn:modality-lewisham          2021  4782  38389  12.46
    pcn:modality-lewisham          2022  4774  38308  12.46
    pcn:modality-lewisham          2023  4959  37691  13.16
    pcn:modality-lewisham          2025  5066  35514  14.26
"""
# By the members of each date: Burnt Ash Surgery is Lewisham Alliance's until July 2024.
BY_DATE = """
    pcn:lewisham-alliance          2021  5829  53021  10.99
    pcn:lewisham-alliance          2022  5933  54327  10.92
    pcn:lewisham-alliance          2025  5534  51693  10.71
    pcn:sevenfields                2021  7728  62410  12.38
    pcn:sevenfields                2022  7849  62401  12.58
    pcn:sevenfields                2025  9712  72400  13.41
"""


def figures(bundle: Store, pcn: str, membership: Members) -> dict[int, Figure]:
    """The figure of each March that the store has."""
    answer = bundle.ask(Question("qof_hypertension", (pcn,), membership=membership))
    found = {f.period_end.year: f for f in answer.figures}
    assert [f.period_end for f in answer.figures] == [date(year, 3, 31) for year in found]
    return found


def as_typed(bundle: Store, table: str, membership: Members) -> None:
    for pcn, year, *numbers in (line.split() for line in table.strip().splitlines()):
        figure = figures(bundle, pcn, membership)[int(year)]
        assert figure.value is not None
        assert [figure.numerator, figure.denominator, round(figure.value, 2)] == list(map(float, numbers)), (pcn, year)
        assert figure.interval_kind == "wilson"


def test_each_pcns_series_counts_the_same_practices_throughout(bundle: Store) -> None:
    as_typed(bundle, THROUGHOUT, "constant")


def test_a_single_date_counts_the_members_of_that_date(bundle: Store) -> None:
    as_typed(bundle, BY_DATE, "dated")


def test_a_figure_says_whose_membership_it_counts(bundle: Store) -> None:
    alliance, aplos = ("pcn:lewisham-alliance", "pcn:aplos-health")
    assert {f.membership for f in figures(bundle, alliance, "constant").values()} == {"constant"}
    assert {f.membership for f in figures(bundle, alliance, "dated").values()} == {"dated"}
    assert {f.membership for f in figures(bundle, aplos, "constant").values()} == {"both"}
    assert figures(bundle, aplos, "constant") == figures(bundle, aplos, "dated")


def test_the_pack_of_each_pcn_names_the_moves_on_its_chart(bundle: Store) -> None:
    marked = {}
    for pcn in bundle.catalogue.pcns:
        drawn = charts([composed(bundle, "need", pcn.label)])
        (chart,) = (one for one in drawn if one.id == "trend-qof_hypertension")
        assert "The same practices throughout." in chart.subtitle
        marked[pcn.label] = [text for _, text in chart.moves]
    assert marked == {
        "North Lewisham": [],
        "Aplos Health": [],
        "Lewisham Care Partnership": [],
        "Lewisham Alliance": ["Burnt Ash Surgery left in July 2024"],
        "Sevenfields": ["Burnt Ash Surgery joined in July 2024"],
        "Modality Lewisham": [],
    }


def test_lewishams_own_total_counts_services_and_does_not_depend_on_membership(bundle: Store) -> None:
    both = [figures(bundle, bundle.catalogue.borough.code, way) for way in ("constant", "dated")]
    assert both[0] == both[1]
    assert {f.membership for f in both[0].values()} == {""}
    assert both[0][2025].numerator == 41_091
