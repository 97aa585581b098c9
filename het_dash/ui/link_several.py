"""Choices of several options at once, kept in the link as ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from het_dash.ui import link

BETWEEN = "."  # ids of one choice
EVERY = "all"  # what the link says for a choice that is left open


@dataclass(frozen=True)
class Several:
    """A choice of any number of options; `ids` are those in force, none if the choice is left open."""

    name: str
    place: str
    ids: tuple[str, ...]
    options: Mapping[str, str] = field(repr=False)

    @property
    def key(self) -> str:
        """Key of the widget that shows the choice."""
        return f"widget {self.place}"

    def adopt(self) -> None:
        """Callback of the widget: keeps what the reader chose."""
        chosen = st.session_state[self.key]
        ids = [one for one, label in self.options.items() if label in chosen]
        link.session(link.CHOSEN)[self.place] = BETWEEN.join(ids) or EVERY
        st.session_state[link.NOTICES] = []


def several(name: str, options: Mapping[str, str], default: Sequence[str] = ()) -> Several:
    """A choice of any number of `options` (labels by id). Ids in the link that are not options are named in a warning.

    Without a default the choice may be left open.
    """
    place, new = link.from_link(name, everywhere=False)
    held = link.session(link.CHOSEN)
    if new is not None:
        held[place] = BETWEEN.join(link.as_id(one, options, {}) for one in _parts(name, new, options))
    asked = held.setdefault(place, BETWEEN.join(default) or EVERY).split(BETWEEN)
    known = dict.fromkeys(one for one in asked if one in options)
    ids = tuple(known) or tuple(default)
    unknown = [one for one in asked if one not in options and one != EVERY]
    if unknown and new is not None:
        shown = ", ".join(options[one] for one in ids) or "all of them"
        link.say_unknown(name, ", ".join(unknown), shown)
    held[place] = link.session(link.TO_WRITE)[name] = BETWEEN.join(ids) or EVERY
    return Several(name, place, ids, options)


def pick_several(label: str, made: Several, **shown: Any) -> tuple[str, ...]:
    """Shows a choice of several as a box with tags and returns the ids in force."""
    st.session_state[made.key] = [made.options[one] for one in made.ids]
    st.multiselect(label, list(made.options.values()), key=made.key, on_change=made.adopt, **shown)
    return made.ids


def _parts(name: str, new: str, options: Mapping[str, str]) -> list[str]:
    """Ids, or labels of an older link, which repeats the name for each."""
    repeated = st.query_params.get_all(name)
    return repeated if len(repeated) > 1 or new in options.values() else new.split(BETWEEN)
