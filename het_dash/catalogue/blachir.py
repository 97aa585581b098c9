"""The BLACHIR review's 39 opportunities for action, with their status where it has been entered."""

from datetime import date
from pathlib import Path
from typing import Any, Literal, Self, get_args

from pydantic import Field, model_validator

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.yaml_files import entry, read_yaml, shown

OpportunityStatus = Literal["Fully progressed", "Started", "No action mapped", "Not entered"]
STATUSES: tuple[OpportunityStatus, ...] = get_args(OpportunityStatus)


class Theme(Entry):
    """One theme of the review. `cvd` marks cardiovascular disease and its risk factors."""

    number: int
    title: str
    cvd: bool = False


class KeyArea(Entry):
    """One of the review's key areas, which span its themes."""

    title: str
    cvd: bool = False


class Opportunity(Entry):
    """One opportunity for action. A blank field has not been entered; never fill it with a guess."""

    number: int = Field(ge=1)
    text: str | None = None
    cut_off: str | None = Field(default=None, description="The beginning of a text whose rest we have not seen")
    addressed_to: str | None = None
    theme: int | None = None
    cvd: str | None = Field(
        default=None, description="Why it bears on cardiovascular disease, where its theme does not"
    )
    status: OpportunityStatus = "Not entered"
    status_on: date | None = None
    status_source: str | None = None

    @model_validator(mode="after")
    def _status_is_dated(self) -> Self:
        given = {self.status_on is not None, self.status_source is not None}
        if given != {self.status != "Not entered"}:
            raise ValueError("a status needs status_on (its date) and status_source (who says so), and they a status")
        return self


class WholeSystem(Entry):
    """Number of opportunities progressed across the whole system, as once reported; not this programme's result."""

    place: str
    fully_progressed: int
    started: int
    no_action_mapped: int
    when: str
    source: str
    url: str

    @property
    def total(self) -> int:
        return self.fully_progressed + self.started + self.no_action_mapped


class Review(Entry):
    """The review with its themes and opportunities, in order."""

    title: str
    published: str
    source: str
    url: str
    full_list: str = Field(description="Where the texts that are not entered can be found")
    supplier: str = Field(description="Who can supply them")
    themes: tuple[Theme, ...]
    key_areas: tuple[KeyArea, ...]
    whole_system: WholeSystem
    opportunities: tuple[Opportunity, ...]

    def about_cvd(self, one: Opportunity) -> bool:
        return one.cvd is not None or any(theme.cvd for theme in self.themes if theme.number == one.theme)

    def theme_of(self, one: Opportunity) -> Theme | None:
        return next((theme for theme in self.themes if theme.number == one.theme), None)


def read_review(path: Path) -> Review:
    """The review from `data/blachir.yaml`. Raises CatalogueError that names the faulty opportunity."""
    content = read_yaml(path)
    listed = content.get("opportunities") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise CatalogueError(shown(path), "opportunities", listed, "must be a list: begin each with '- number: 1'.")
    for place, one in enumerate(listed, start=1):
        entry(Opportunity, one, shown(path), f"opportunity {_number(one, place)}")
    review = entry(Review, content, shown(path))
    _check(review, shown(path))
    return review


def _number(one: Any, place: int) -> object:
    return one.get("number", place) if isinstance(one, dict) else place


def _check(review: Review, file: str) -> None:
    """Raises CatalogueError unless opportunities are unique and in order, themes exist and counts cover them all."""
    themes = {theme.number for theme in review.themes}
    for expected, one in enumerate(review.opportunities, start=1):
        if one.number != expected:
            raise CatalogueError(
                file, "opportunities, number", one.number, f"is out of order; {expected} belongs here."
            )
        if one.theme is not None and one.theme not in themes:
            raise CatalogueError(file, f"opportunity {one.number}, theme", one.theme, "is not one of the themes.")
    if review.whole_system.total != len(review.opportunities):
        remedy = f"adds up to {review.whole_system.total}; there are {len(review.opportunities)} opportunities."
        raise CatalogueError(file, "whole_system", review.whole_system.total, remedy)
