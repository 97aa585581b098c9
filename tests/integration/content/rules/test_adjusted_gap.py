"""Adjusted gap beside the crude and the standardised one: from shown counts, or why there is none."""

from dataclasses import replace

from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import adjusted_gap
from het_dash.content.rules.ages_by_group import Ages, ages
from het_dash.content.rules.gap_text import Reference
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, view_of
from tests.support.local_extract import MARCH_2026, PCN, answered, made

BY_SEX = "ethnicity_broad_x_sex"


def given(store: Store, reference: Reference = "white", *, place: str = LEWISHAM, shown: int = 100) -> Ages:
    """Invented records; the first cells by group and age are `shown`."""
    cross = made("ethnicity_broad_x_age", place, MARCH_2026, "demonstration")
    places = dict.fromkeys((place, LEWISHAM))
    in_both = [f for one in places for f in made("age_cvdprevent", one, MARCH_2026, "demonstration")]
    return ages(
        cross=answered(*cross[:shown]),
        by_age=answered(*in_both),
        by_broad=answered(*made("ethnicity_broad", place, MARCH_2026, "demonstration")),
        everyone=answered(*made("persons", place, MARCH_2026, "demonstration")),
        area=place,
        reference=reference,
        view=view_of(store),
    )


def by_sex(*areas: str) -> Answer:
    """As many men as women in each group and area, with the shares of the groups."""
    groups = made("ethnicity_broad", PCN, MARCH_2026, "demonstration")
    return answered(
        *(
            replace(f, area_code=area, breakdown=BY_SEX, group_id=f"{f.group_id}|{sex}")
            for f in groups
            for area in areas
            for sex in ("female", "male")
        )
    )


def test_each_group_has_three_gaps_and_an_odds_ratio(bundle: Store) -> None:
    words, table = adjusted_gap.blocks(given(bundle))
    assert isinstance(table, Tabled)
    assert table.table.columns[1:] == (
        "As recorded",
        "With the same ages",
        "From the model",
        "Odds ratio against White",
    )
    black = next(row for row in table.table.rows if row[0] == "Black")
    crude, same, model = (float(cell.split(" ")[0]) for cell in black[1:4])
    assert crude > 8  # groups have the same ages in these records, and are 10 to 14 points apart
    assert abs(same - model) < 1
    assert black[4].startswith("0.")
    assert isinstance(words, Words)
    assert words.sentences[1] == "A clear gap is left after adjusting for age."
    assert words.nature == "demonstration"


def test_against_all_patients_white_has_a_row_and_is_the_reference_of_the_odds(bundle: Store) -> None:
    _, table = adjusted_gap.blocks(given(bundle, "all"))
    assert isinstance(table, Tabled)
    assert {row[0]: row[4] for row in table.table.rows}["White"] == "the reference"


def test_with_too_few_shown_counts_no_model_is_fitted_and_the_words_say_so(bundle: Store) -> None:
    (words,) = adjusted_gap.blocks(given(bundle, place=PCN, shown=12))
    assert isinstance(words, Words)
    assert words.sentences[0].startswith("North Lewisham: too few counts are shown to fit a model (")
    assert words.sentences[0].endswith("residual degrees of freedom, at least 10 needed).")


def test_without_counts_by_group_and_age_there_is_no_block(bundle: Store) -> None:
    assert adjusted_gap.blocks(given(bundle, shown=0)) == []


def test_sex_is_adjusted_for_over_the_six_pcns_and_not_in_one(bundle: Store) -> None:
    alone = adjusted_gap.blocks(given(bundle, place=PCN), by_sex(PCN))[0]
    assert isinstance(alone, Words)
    assert alone.sentences[-1].startswith("Not adjusted for sex: the counts by group and sex leave ")
    every = tuple(pcn.code for pcn in bundle.catalogue.pcns)
    borough = given(bundle)
    cells = adjusted_gap.by_sex_and_pcn(borough, by_sex(*every))
    assert {cell.levels[0] for cell in cells} == set(every)
    said = adjusted_gap._said_of_sex(borough, by_sex(*every))[0]
    assert said.startswith(
        "Adjusted for sex and PCN instead of age, the odds ratio of Black against White patients is 0."
    )
