"""Picker of ethnic groups, kept in the link."""

from het_dash.content.recording_store import Asked
from het_dash.ui.link_several import pick_several, several


def ethnic_groups(scheme: str, store: Asked) -> tuple[str, ...]:
    """Groups of a scheme that the reader picked; empty means all. The link keeps one choice per scheme."""
    groups = {g.id: g.label for g in store.catalogue.breakdowns[scheme].groups}
    picked = several(f"groups_{scheme}", groups)
    return pick_several("Ethnic groups", picked, placeholder="All of them")
