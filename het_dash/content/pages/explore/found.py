"""Figures of a choice on the Explore page, all of one source, and what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from het_dash.catalogue import CROSS, Area
from het_dash.charts.text import wording
from het_dash.content.pages.explore.choice import LATEST, Choice
from het_dash.content.pages.explore.offers import codes_of, question, spans
from het_dash.figures import Answer
from het_dash.store import Asks

MOST_NAMED = 3
NOT_THROUGHOUT = "we have no figures for the same practices throughout."


@dataclass(frozen=True, kw_only=True)
class Found:
    """`own` are the chosen areas' figures, `beside` those of larger places. Both are of one source.

    `every` has the chosen areas' groups that were not chosen too. `apart` says why an area is left out.
    """

    own: Answer
    every: Answer
    beside: Answer
    apart: tuple[str, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.area_code for f in self.own.figures))

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.group_id for f in self.own.figures))

    @property
    def larger(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.area_code for f in self.beside.figures))

    @property
    def all(self) -> Answer:
        return self.own.joined(self.beside)


def find(choice: Choice, pcn: Area, store: Asks) -> Found | None:
    """The figures of a choice; None if there are none."""
    codes = codes_of(choice, pcn, store)
    answer = store.ask(question(choice, *codes))
    every = _of_period(answer, choice, main=answer)
    own = _of_groups(every, choice)
    if not own.figures:
        return None
    there = {code: store.ask(question(choice, code)) for code in choice.against if code not in codes}
    beside, apart = own.only(()), [*_without(own, codes, choice, store)]
    for code, larger in there.items():
        found = _of_groups(_of_period(larger, choice, main=answer), choice)
        if found.figures and found.figures[0].source_id == own.figures[0].source_id:
            beside = beside.joined(found)
        elif larger.figures:
            apart.append(_left_out([code], store, there=larger, own=own))
    return Found(own=own, every=every, beside=beside, apart=tuple(apart))


def _of_period(answer: Answer, choice: Choice, *, main: Answer) -> Answer:
    """The figures of the chosen period. The latest period is that of the chosen areas."""
    if choice.over_time:
        return answer
    offered = spans(main)
    return answer.within(next(iter(offered.values()), None) if choice.when == LATEST else offered.get(choice.when))


def _of_groups(answer: Answer, choice: Choice) -> Answer:
    """Chosen groups belong to the breakdown, or to its first part."""
    if not choice.groups:
        return answer
    return answer.only(f for f in answer.figures if f.group_id.split(CROSS)[0] in choice.groups)


def _without(own: Answer, codes: tuple[str, ...], choice: Choice, store: Asks) -> Iterator[str]:
    """Chosen areas whose figures are of another source or period, those of one source together."""
    here = {f.area_code for f in own.figures}
    apart: dict[tuple[object, ...], list[str]] = {}
    for code in (code for code in codes if code not in here):
        answer = store.ask(question(choice, code))
        apart.setdefault((answer.period, *(f.source_id for f in answer.figures[:1])), []).append(code)
    for some in apart.values():
        yield _left_out(some, store, there=store.ask(question(choice, some[0])), own=own)


def _left_out(codes: list[str], store: Asks, *, there: Answer, own: Answer) -> str:
    """December and March values, for example, are not comparable."""
    labels = [store.catalogue.areas[code].label for code in codes]
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    named, several = f"{', '.join(labels[:MOST_NAMED])}{more}", len(labels) > 1
    if not there.figures:
        return f"{named} {'are' if several else 'is'} left out: {NOT_THROUGHOUT}"
    return (
        f"{named} {'are' if several else 'is'} left out: {'their' if several else 'its'} figures are of "
        f"{wording.periods(there.latest)} ({there.lineage[0].title}), these of {wording.periods(own.latest)} "
        f"({own.lineage[0].title})."
    )
