"""The review: how much of it is entered, its key areas, and what is missing."""

from collections.abc import Iterator

from het_dash.catalogue import EXAMPLE, Review
from het_dash.charts.peer_group import counting
from het_dash.charts.text import wording
from het_dash.content.blocks import Words
from het_dash.content.rules.blachir.activities import NONE_NAMED, Activities, in_sentences
from het_dash.content.rules.blachir.status import entered


def summary(review: Review, activities: Activities = NONE_NAMED) -> Words:
    """How much of the review is entered, and which opportunities activities name."""
    texts = sum(one.text is not None for one in review.opportunities)
    status = entered(review) or "No status of a single opportunity is entered yet."
    said = (
        f"The review was published in {review.published}. It has {len(review.opportunities)} opportunities for action "
        f"in {len(review.themes)} themes. The text of {texts} is entered here. {status}",
        *in_sentences(activities),
    )
    natures = [one.nature for those in activities.values() for one in those]
    example = EXAMPLE in natures
    return Words(said, nature=EXAMPLE if example else "published", partly=example)


def key_areas(review: Review) -> Words:
    areas = "; ".join(f"{area.title}{' (cardiovascular disease)' if area.cvd else ''}" for area in review.key_areas)
    said = (f"{wording.sentence_case(counting(len(review.key_areas)))} key areas cut across the themes: {areas}.",)
    return Words(said, heading="Key areas", source=f"Source: {review.source}. {review.url}")


def missing(review: Review) -> Iterator[Words]:
    """Which texts are missing, and who can supply them."""
    texts = sum(one.text is None for one in review.opportunities)
    rest = [name for name, field in (("themes", "theme"), ("statuses", "status_on")) if _lacks(field, review)]
    said = [f"{texts} texts are not entered yet."] if texts else []
    said += [f"{' and '.join(rest)} of some opportunities are missing too.".capitalize()] if rest else []
    if said:
        supplied = f"{review.supplier} can supply them; the texts are in {review.full_list}."
        yield Words((" ".join((*said, supplied)),))


def _lacks(field: str, review: Review) -> bool:
    return any(getattr(one, field) is None for one in review.opportunities)
