"""The review in sentences: which opportunities activities name, and what is missing."""

from het_dash.content.pages import blachir
from het_dash.content.rules.blachir.activities import NO_ACTIVITY
from het_dash.content.rules.blachir.review import missing, summary
from het_dash.store import Store
from tests.support.blachir import REVIEW, started


def test_it_never_says_that_no_activity_names_an_opportunity_above_some_that_do(bundle: Store) -> None:
    activities = blachir.activities(bundle)
    said = summary(REVIEW, activities).sentences
    assert list(activities) == [3]
    assert NO_ACTIVITY not in said
    assert "Example data. Activities of Health Equity Teams name opportunity 3." in said
    assert NO_ACTIVITY in summary(REVIEW).sentences


def test_once_everything_is_entered_nothing_is_said_to_be_missing() -> None:
    (said,) = (text for block in missing(REVIEW) for text in block.sentences)
    assert said == (
        "34 texts are not entered yet. Themes and statuses of some opportunities are missing too. Lewisham Council's "
        "public health team can supply them; the texts are in Appendix 1 of the review, pages 104 to 110."
    )
    assert list(missing(started(*range(1, 40)))) == []
