"""A condition, or another topic, that indicators are grouped by."""

from het_dash.catalogue.entry import Entry


class Condition(Entry):
    """One entry of `data/conditions.yaml`; its order is that of the selectors."""

    id: str
    label: str
    not_adjusted: str = "Not adjusted for age."
