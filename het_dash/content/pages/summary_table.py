"""Summary table: every measure of one PCN, or one measure of every PCN or practice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from het_dash.catalogue import Catalogue, Indicator, Layer
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.asks import Asks, ask_by_choice
from het_dash.content.blocks import Block, Words
from het_dash.content.blocks.spine import Spine
from het_dash.content.rules import summary_rows, summary_words
from het_dash.content.rules.summary_measure import Measure
from het_dash.content.sections import Page, Section
from het_dash.content.wanted import Choice as Asked
from het_dash.figures import Answer
from het_dash.store import Asks as Store
from het_dash.store import Question
from het_dash.store.questions import ALL_PCNS, BOROUGH, NATION, PRACTICES

Way = Literal["pcn", "pcns", "practices"]
WAYS: dict[Way, str] = {
    "pcn": "Every measure of this PCN",
    "pcns": "One measure, every PCN",
    "practices": "One measure, every practice",
}
EVERY, DIAGNOSES = "all", "diagnoses"
MEASURE, TOPIC = "measure", "topic"  # names that the section's questions ask by
OWN = "-local"  # ends the key of a measure from local records
NOTHING = "No figure for this choice. Choose another measure, or PCNs in place of practices."


@dataclass(frozen=True)
class Choice:
    """`topic`: all, diagnoses or a condition, for every measure of a PCN; `measure`: the key of one measure."""

    way: Way = "pcn"
    topic: str = EVERY
    measure: str = ""

    @property
    def asked(self) -> Asked:
        return {TOPIC: self.topic} if self.way == "pcn" else {MEASURE: self.measure}


def keys(catalogue: Catalogue, chosen: Asked) -> dict[str, tuple[Indicator, Layer]]:
    """Measures by key, in the order of conditions and of the pack; from local records too where there can be any."""
    found: dict[str, tuple[Indicator, Layer]] = {}
    for one in _in_order(catalogue):
        if catalogue.sources_of(one.id, "published"):
            found[one.id] = (one, "published")
        if catalogue.sources_of(one.id, "own"):
            found[f"{one.id}{OWN}"] = (one, "own")
    if MEASURE in chosen:
        return {key: one for key, one in found.items() if key == chosen[MEASURE]}
    topic = chosen.get(TOPIC, EVERY)
    return {key: one for key, one in found.items() if topic in (EVERY, topic_of(one[0]))}


def topic_of(indicator: Indicator) -> str:
    return DIAGNOSES if indicator.polarity == "none" else indicator.condition


def _in_order(catalogue: Catalogue) -> list[Indicator]:
    order = list(catalogue.conditions)
    last = len(catalogue.indicators)
    return sorted(
        (one for one in catalogue.on_page("variation") if one.unit == "percent"),
        key=lambda i: (i.polarity != "none", order.index(i.condition), i.pack.get("care", last), i.id),
    )


def topics(catalogue: Catalogue) -> dict[str, str]:
    """Labels of topics by id."""
    used = {topic_of(one) for one in _in_order(catalogue)}
    care = {one.id: f"{one.label}: care" for one in catalogue.conditions.values() if one.id in used}
    return {EVERY: "All measures", DIAGNOSES: summary_rows.DIAGNOSES, **care}


def offered(store: Store, way: Way) -> dict[str, str]:
    """Titles of the measures with figures by key: for practices, or for PCNs or practices."""
    kinds = {"practice"} if way == "practices" else {"pcn", "practice"}
    return {
        key: f"{one.title}{', local records' if layer == 'own' else ''}"
        for key, (one, layer) in keys(store.catalogue, {}).items()
        if kinds & {kind for kind, *_ in store.holdings(one.id, layer)}
    }


def _ask(areas: tuple[str, ...], constant: bool = False) -> Callable[[Catalogue, Asked], Mapping[str, Question]]:
    def of(catalogue: Catalogue, chosen: Asked) -> Mapping[str, Question]:
        return {
            key: Question(one.id, areas, layer=layer, membership="constant" if constant and layer == "published" else
                          "dated")
            for key, (one, layer) in keys(catalogue, chosen).items()
        }  # fmt: skip

    return of


def _weights(areas: tuple[str, ...]) -> Callable[[Catalogue, Asked], Mapping[str, Question]]:
    def of(catalogue: Catalogue, chosen: Asked) -> Mapping[str, Question]:
        found = (one.weight for one, _ in keys(catalogue, chosen).values())
        return {weight: Question(weight, areas) for weight in found if weight}

    return of


class Summary(Asks):
    """Each measure for PCNs, the nation, practices and over time, and the registers that weigh practice values."""

    pcns: Mapping[str, Answer] = ask_by_choice(_ask((ALL_PCNS, BOROUGH)))
    nation: Mapping[str, Answer] = ask_by_choice(_ask((NATION,)))
    practices: Mapping[str, Answer] = ask_by_choice(_ask((PRACTICES,)))
    trends: Mapping[str, Answer] = ask_by_choice(_ask((ALL_PCNS,), constant=True))
    weights: Mapping[str, Answer] = ask_by_choice(_weights((PRACTICES,)))
    weights_of_pcns: Mapping[str, Answer] = ask_by_choice(_weights((ALL_PCNS,)))


def page(choice: Choice) -> Page:
    if choice == Choice():
        return EVERY_MEASURE
    rule = partial(_of_pcn if choice.way == "pcn" else _turned, choice=choice)
    return Page((Section("summary", "Summary table", "", Summary, rule, choice.asked),), chosen=True)


def measures(asked: Summary, view: View) -> list[Measure]:
    """Measures with a figure for a PCN or practice, in order."""
    layers = keys(view.catalogue, {})
    found = (
        Measure(
            pcns=asked.pcns[key],
            nation=asked.nation[key],
            practices=asked.practices[key],
            trend=asked.trends[key],
            layer=layers[key][1],
            register=asked.weights.get(layers[key][0].weight or ""),
            registers=asked.weights_of_pcns.get(layers[key][0].weight or ""),
            view=view,
        )
        for key in asked.pcns
    )
    return [one for one in found if one.has_figures]


def every_measure(asked: Summary, view: View) -> Iterator[Block]:
    yield from _of_pcn(asked, view, choice=Choice())


def _of_pcn(asked: Summary, view: View, *, choice: Choice) -> Iterator[Block]:
    found = measures(asked, view)
    if not found:
        yield Words((NOTHING,), missing=True)
        return
    yield summary_words.of_a_pcn(found, view)
    title = f"{topics(view.catalogue)[choice.topic]}, {view.pcn.label}"
    yield replace(
        _spine("pcn", title, found, view),
        of="Measure",
        own=view.pcn.label,
        others="the other PCNs",
        subtitle="Per cent of patients. Each line has its own scale.",
        compared=(view.catalogue.borough.label, view.catalogue.nation.label),
        groups=tuple(summary_rows.by_topic(found, view)),
    )


def _turned(asked: Summary, view: View, *, choice: Choice) -> Iterator[Block]:
    found = measures(asked, view)
    if not found or (choice.way == "practices" and not found[0].practices_now.figures):
        yield Words((NOTHING,), missing=True)
        return
    (one,) = found
    spine = _spine(choice.way, one.pcns.indicator.title, found, view)
    if choice.way == "pcns":
        yield summary_words.of_a_measure(one, view)
        yield replace(spine, of="Primary Care Network (PCN)", groups=(summary_rows.by_pcn(one, view),))
    else:
        yield summary_words.of_practices(one, view)
        yield replace(spine, of="Practice", groups=tuple(summary_rows.by_practice(one, view)))


def _spine(way: Way, title: str, found: list[Measure], view: View) -> Spine:
    """The table without its rows."""
    return Spine(
        id=f"summary-{way}",
        title=title,
        subtitle="Per cent of patients.",
        of="",
        own="Value",
        others="",
        benchmark=view.catalogue.borough.label,
        nation=view.catalogue.nation.label,
        compared=(),
        groups=(),
        notes=summary_words.notes(found, view),
        source=wording.source(*(one.shown for one in found)),
    )


EVERY_MEASURE = Page((Section("summary", "Summary table", "", Summary, every_measure, Choice().asked),))
