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
NOTICES = "what a link asked for in vain"  # session: sentences
PLACE = "place of the notices"


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
            session(CHOSEN)[self.place] = one
            st.session_state[NOTICES] = []

    def adopt(self) -> None:
        """Callback of the widget: keeps what the reader chose."""
        chosen = {label: one for one, label in self.options.items()}.get(st.session_state[self.key])
        if chosen is not None:
            session(CHOSEN)[self.place] = chosen
            st.session_state[NOTICES] = []


def begin(address: str) -> None:
    """Starts the run of a page."""
    if st.session_state.get(PAGE) != address:
        st.session_state[NOTICES] = []
    st.session_state[PAGE] = address
    st.session_state[TO_WRITE] = {}


def notices() -> None:
    """Shows what the link asked for and does not get, here, until the reader chooses something."""
    place = st.session_state[PLACE] = st.container()
    for said in st.session_state.get(NOTICES, []):
        place.warning(said)


def choice(
    name: str,
    options: Mapping[str, str],
    default: str | None = None,
    *,
    everywhere: bool = False,
    formerly: Mapping[str, str] | None = None,
) -> Choice:
    """A choice among `options` (labels by id, at least one), by default the first.

    The widget that shows it takes `labels` and `**kept()`. `everywhere` keeps it from page to page. `formerly` are
    ids that were renamed, with their new ids. An id in the link that is not an option is named in a warning, with
    what is shown instead.
    """
    place, new = from_link(name, everywhere)
    held = session(CHOSEN)
    if new is not None:
        held[place] = as_id(new, options, formerly or {})
    first = next(iter(options)) if default is None else default
    shown = held.setdefault(place, first)
    if shown not in options:
        if new is not None:  # not if another choice, for example of a condition, took the option away
            say_unknown(name, shown, options[first])
        shown = held[place] = first
    made = Choice(name, place, shown, options)
    session(TO_WRITE)[name] = shown
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
        session(CHOSEN)[self.place] = _tidy(st.session_state[key])

    def use(self, words: str = "") -> None:
        """Callback of a button: puts other words in their place, or none."""
        session(CHOSEN)[self.place] = _tidy(words)


def typed(name: str) -> Typed:
    """The words that the page's link has under `name`, unless the reader typed others since."""
    place = f"{st.session_state[PAGE]} {name}"
    held, written = session(CHOSEN), session(WRITTEN)
    in_link = st.query_params.get(name, "")
    if in_link != written.get(place, ""):  # a link that lost its words was undone by Back
        held[place] = _tidy(in_link)
        written[place] = in_link
    made = Typed(name, place, held.setdefault(place, ""))
    session(TO_WRITE)[name] = made.words
    return made


def select(label: str, made: Choice, **shown: Any) -> str:
    """Shows a choice as a select box and returns the id in force."""
    st.selectbox(label, made.labels, **made.kept(), **shown)
    return made.id


def write() -> None:
    """Writes the choices of this run into the link, all at once, so that Back undoes one choice."""
    now: dict[str, str] = session(TO_WRITE)
    written = session(WRITTEN)
    gone = {name: f"{st.session_state[PAGE]} {name}" for name in st.query_params if name not in now}
    gone = {name: place for name, place in gone.items() if place in written}
    if gone or any(st.query_params.get(name, "") != one for name, one in now.items()):
        left = {name: one for name, one in st.query_params.to_dict().items() if name not in now and name not in gone}
        st.query_params.from_dict({**left, **{name: one for name, one in now.items() if one}})
    for place in gone.values():  # of a choice that is not offered any more
        del written[place]
    for name, one in now.items():
        written[name] = written[f"{st.session_state[PAGE]} {name}"] = one


def shared() -> dict[str, str]:
    """The choices that go along to another page: those of this run that are kept everywhere."""
    held = session(CHOSEN)
    return {name: one for name, one in session(TO_WRITE).items() if name in held}


def held(name: str, default: str) -> str:
    """The id that is kept of a choice that is the same on every page."""
    return session(CHOSEN).get(name, default)


def hold(name: str, one: str) -> None:
    """Keeps an id of a choice that is the same on every page."""
    session(CHOSEN)[name] = one
    st.session_state[NOTICES] = []


def forget(name: str, *, everywhere: bool = True) -> None:
    """Drops what was kept of a choice, of every page or of this one, so that its default holds."""
    place = name if everywhere else f"{st.session_state.get(PAGE, '')} {name}"
    session(CHOSEN).pop(place, None)
    session(WRITTEN)[place] = st.query_params.get(name, "")


def _tidy(words: str) -> str:
    """One line of at most LONGEST_WORDS printable characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:LONGEST_WORDS]


def say(said: str) -> None:
    """Shows a warning that the page differs from what the link asks for."""
    st.session_state.setdefault(NOTICES, []).append(plain(said))
    st.session_state.get(PLACE, st).warning(plain(said))


def asked_anew(name: str) -> str | None:
    """The link's value of a choice that is kept everywhere, if this session has not read it yet."""
    return from_link(name, everywhere=True)[1]


def also_write(name: str, one: str) -> None:
    """Writes into the link what the reader does not choose, for example which figures are shown."""
    session(TO_WRITE)[name] = session(WRITTEN)[name] = one


def from_link(name: str, everywhere: bool) -> tuple[str, str | None]:
    """The place of a choice in the session, and its value in the link if this session has not read it yet."""
    place = name if everywhere else f"{st.session_state.get(PAGE, '')} {name}"
    written, in_link = session(WRITTEN), st.query_params.get(name)
    if in_link is None or in_link == written.get(place):
        return place, None
    written[place] = in_link
    return place, in_link


def as_id(text: str, options: Mapping[str, str], formerly: Mapping[str, str]) -> str:
    """The id that a link names, by itself, by an id of before or, in older links, by its label."""
    if text in options:
        return text
    return {**{label: one for one, label in options.items()}, **formerly}.get(text, text)


def say_unknown(name: str, asked: str, shown: str) -> None:
    """Names what the link asks for in vain, with what is shown instead."""
    say(f"The link asks for {name} {asked!r}, which does not exist. Showing {shown} instead.")


def session(name: str) -> dict[str, str]:
    """Values that this session keeps under a name."""
    found: dict[str, str] = st.session_state.setdefault(name, {})
    return found
