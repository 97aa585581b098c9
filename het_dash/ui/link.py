"""Choices that the link keeps, as ids. A link wins over what the reader chose before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from het_dash.ui.plain import plain

WRITTEN = "link as written"  # session: name -> id that this session last read from the link or wrote to it
CHOSEN = "choices"  # session: place -> id
PAGE = "address of the page"
TO_WRITE = "choices of this run"
LONGEST_WORDS = 100


@dataclass(frozen=True)
class Choice:
    """One choice of the reader: `options` are labels by id, `id` is the option in force, `place` keeps it in the
    session."""

    name: str
    place: str
    id: str
    options: Mapping[str, str] = field(repr=False)

    @property
    def key(self) -> str:
        """Key of the widget that shows the choice."""
        return f"widget {self.place}"

    @property
    def labels(self) -> list[str]:
        return list(self.options.values())

    @property
    def label(self) -> str:
        return self.options[self.id]

    def kept(self) -> dict[str, Any]:
        """`key` and `on_change` of the widget that is about to be drawn and shows the option in force."""
        st.session_state[self.key] = self.label
        return {"key": self.key, "on_change": self.adopt}

    def pick(self, one: str) -> None:
        """Keeps an option that the reader chose in another way, for example by a click on a map."""
        if one in self.options:
            _session(CHOSEN)[self.place] = one

    def adopt(self) -> None:
        """Callback of the widget: keeps what the reader chose."""
        chosen = {label: one for one, label in self.options.items()}.get(st.session_state[self.key])
        if chosen is not None:
            _session(CHOSEN)[self.place] = chosen


def begin(address: str) -> None:
    """Starts the run of a page."""
    st.session_state[PAGE] = address
    st.session_state[TO_WRITE] = {}


def choice(name: str, options: Mapping[str, str], default: str | None = None, *, everywhere: bool = False) -> Choice:
    """A choice among `options` (labels by id, at least one), by default the first.

    The widget that shows it takes `labels` and `**kept()`. `everywhere` keeps it from page to page. An id in the
    link that is not an option is named in a warning, with what is shown instead.
    """
    place = name if everywhere else f"{st.session_state.get(PAGE, '')} {name}"
    held, written = _session(CHOSEN), _session(WRITTEN)
    in_link = st.query_params.get(name)
    new = in_link is not None and in_link != written.get(place)
    if in_link is not None and new:
        held[place] = _as_id(in_link, options)
        written[place] = in_link
    first = next(iter(options)) if default is None else default
    shown = held.setdefault(place, first)
    if shown not in options:
        if new:  # not if another choice, for example of a condition, took the option away
            _say_unknown(name, shown, options[first])
        shown = held[place] = first
    made = Choice(name, place, shown, options)
    _session(TO_WRITE)[name] = shown
    return made


@dataclass(frozen=True)
class Typed:
    """Words that a reader typed or a link brought; `place` keeps them in the session. Blank words leave the link."""

    name: str
    place: str
    words: str

    def kept(self) -> dict[str, Any]:
        """`key` and `on_change` of the text box that is about to be drawn."""
        key = f"widget {self.place}"
        st.session_state[key] = self.words
        return {"key": key, "on_change": self.adopt, "args": (key,)}

    def adopt(self, key: str) -> None:
        """Callback of the text box: keeps what the reader typed."""
        _session(CHOSEN)[self.place] = _tidy(st.session_state[key])

    def use(self, words: str = "") -> None:
        """Callback of a button: puts other words in their place, or none."""
        _session(CHOSEN)[self.place] = _tidy(words)


def typed(name: str) -> Typed:
    """The words that the page's link has under `name`, unless the reader typed others since."""
    place = f"{st.session_state[PAGE]} {name}"
    held, written = _session(CHOSEN), _session(WRITTEN)
    in_link = st.query_params.get(name, "")
    if in_link != written.get(place, ""):  # a link that lost its words was undone by Back
        held[place] = _tidy(in_link)
        written[place] = in_link
    made = Typed(name, place, held.setdefault(place, ""))
    _session(TO_WRITE)[name] = made.words
    return made


def select(label: str, made: Choice, **shown: Any) -> str:
    """Shows a choice as a select box and returns the id in force."""
    st.selectbox(label, made.labels, **made.kept(), **shown)
    return made.id


def write() -> None:
    """Writes the choices of this run into the link, all at once, so that Back undoes one choice."""
    now: dict[str, str] = _session(TO_WRITE)
    if any(st.query_params.get(name, "") != one for name, one in now.items()):
        left = {name: one for name, one in st.query_params.to_dict().items() if name not in now}
        st.query_params.from_dict({**left, **{name: one for name, one in now.items() if one}})
    written = _session(WRITTEN)
    for name, one in now.items():
        written[name] = written[f"{st.session_state[PAGE]} {name}"] = one


def shared() -> dict[str, str]:
    """The choices that go along to another page: those of this run that are kept everywhere."""
    held = _session(CHOSEN)
    return {name: one for name, one in _session(TO_WRITE).items() if name in held}


def held(name: str, default: str) -> str:
    """The id that is kept of a choice that is the same on every page."""
    return _session(CHOSEN).get(name, default)


def hold(name: str, one: str) -> None:
    """Keeps an id of a choice that is the same on every page."""
    _session(CHOSEN)[name] = one


def forget(name: str, *, everywhere: bool = True) -> None:
    """Drops what was kept of a choice, of every page or of this one, so that its default holds."""
    place = name if everywhere else f"{st.session_state.get(PAGE, '')} {name}"
    _session(CHOSEN).pop(place, None)
    _session(WRITTEN)[place] = st.query_params.get(name, "")


def _tidy(words: str) -> str:
    """One line of at most LONGEST_WORDS printable characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:LONGEST_WORDS]


def _as_id(text: str, options: Mapping[str, str]) -> str:
    """The id that a link names, by itself or, in older links, by its label."""
    return {label: one for one, label in options.items()}.get(text, text)


def _say_unknown(name: str, asked: str, shown: str) -> None:
    st.warning(plain(f"The link asks for {name} {asked!r}, which does not exist. Showing {shown} instead."))


def _session(name: str) -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault(name, {})
    return found
