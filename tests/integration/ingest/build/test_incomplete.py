"""Totals that cover too few people have a reason in place of a number."""

from tests.support.small_bundle import QOF_2024_25, SmallData, rows_of

APLOS = "pcn:aplos-health"
QOF_2022_23 = {**QOF_2024_25, "period_start": "2022-04-01", "period_end": "2023-03-31"}
HEADER = "area_code numerator denominator"
WHOLE = {"G85024": 1000, "G85061": 1000, "G85114": 1000, "G85696": 7000}


def observe(small: SmallData, edition: str, practices: list[str], period: dict[str, str]) -> None:
    rows = "\n".join(f"{code} {WHOLE[code] // 10} {WHOLE[code]}" for code in practices)
    small.observe(f"qof/{edition}", f"{HEADER}\n{rows}", **period)


def test_a_total_below_nine_tenths_of_the_people_is_incomplete_and_names_who_is_missing(small: SmallData) -> None:
    observe(small, "2022-23", list(WHOLE), QOF_2022_23)
    observe(small, "2024-25", ["G85061", "G85696"], QOF_2024_25)
    small.build()
    part = small.figure(APLOS, period_end="2025-03-31")
    assert part is not None
    assert part["status"] == "incomplete"
    assert [part[name] for name in ("value", "lower", "upper", "numerator", "denominator")] == [None] * 5
    assert part["note"] == (
        "Covers 80% of patients, by list sizes of March 2023. "
        "Missing: Sydenham Green Group Practice, Wells Park Practice."
    )
    whole = small.figure(APLOS, period_end="2023-03-31")
    assert whole is not None
    assert (whole["status"], whole["numerator"]) == ("shown", 1000)


def test_a_total_of_nine_tenths_is_shown(small: SmallData) -> None:
    observe(small, "2022-23", list(WHOLE), QOF_2022_23)
    observe(small, "2024-25", [code for code in WHOLE if code != "G85024"], QOF_2024_25)
    small.build()
    figure = small.figure(APLOS, period_end="2025-03-31")
    assert figure is not None
    assert (figure["status"], figure["numerator"]) == ("shown", 900)
    (covered,) = [
        row
        for row in rows_of(small.current, "coverage")
        if row["area_code"] == APLOS and row["edition"] == "2024-25" and row["membership"] == "dated"
    ]
    assert (covered["share"], covered["complete"], covered["missing"]) == (0.9, True, ["Sydenham Green Group Practice"])


def test_a_practices_own_figure_stays(small: SmallData) -> None:
    observe(small, "2022-23", list(WHOLE), QOF_2022_23)
    observe(small, "2024-25", ["G85024"], QOF_2024_25)
    small.build()
    figure = small.figure("G85024", period_end="2025-03-31")
    assert figure is not None
    assert figure["status"] == "shown"


def test_where_list_sizes_are_not_known_nothing_is_called_incomplete(small: SmallData) -> None:
    observe(small, "2024-25", ["G85024"], QOF_2024_25)
    small.build()
    figure = small.figure(APLOS)
    assert figure is not None
    assert figure["status"] == "shown"
