"""One measure of the summary table: its value for each PCN, published, counted or estimated, and its comparisons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan

from het_dash.catalogue import EXAMPLE, Layer, Nature, Status
from het_dash.charts.builders.practice_dots import whole
from het_dash.charts.peer_group import Units, units
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks.spine import COUNTED, ESTIMATE, NO_LIMITS
from het_dash.content.rules.care_by_practice import members_of, spread_of
from het_dash.figures import Answer, Figure
from het_dash.figures.funnel_position import Standing, standing
from het_dash.figures.place_among import PlaceAmong, place_among
from het_dash.figures.verdicts import Judgement, judgement

NO_PCN_FIGURE = "no PCN figure"


@dataclass(frozen=True)
class Value:
    """A value in the measure's unit with its words, or words alone if there is none.

    `limits` are 95% limits or, of an estimate, the lowest and highest of the PCN's practices.
    """

    number: float | None
    words: str
    limits: tuple[str, ...] = ()
    limits_are: str = NO_LIMITS
    figure: Figure | None = None
    nature: Nature = "published"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """The answers about one measure. `register` weighs practice values, `registers` has the same of PCNs."""

    pcns: Answer
    nation: Answer
    practices: Answer
    trend: Answer
    layer: Layer
    register: Answer | None
    registers: Answer | None
    view: View

    @property
    def unit(self) -> str:
        return self.pcns.indicator.unit

    @property
    def has_figures(self) -> bool:
        return any(f.shown for f in (*self.pcns_now.figures, *self.practices_now.figures))

    @cached_property
    def pcns_now(self) -> Answer:
        """Figures of PCNs and the borough at the PCNs' latest date; none if the measure has none for a PCN."""
        codes = {one.code for one in self.view.catalogue.pcns}
        last = max((f.period_end for f in self.pcns.figures if f.area_code in codes), default=None)
        return self.pcns.only(f for f in self.pcns.figures if f.period_end == last)

    @cached_property
    def units(self) -> Units:
        """Practices at their latest date, with services apart."""
        return units(self.practices, self.view)

    @property
    def practices_now(self) -> Answer:
        return self.units.answer

    @property
    def counted(self) -> bool:
        """Whether PCNs have figures of their own."""
        return bool(self.pcns_now.figures)

    @property
    def every_pcn(self) -> bool:
        """Whether each PCN has a value."""
        return all(value.number is not None for value in self.values.values())

    @property
    def enough_pcns(self) -> bool:
        """Whether PCNs can be drawn side by side: all of them, or two with published or local figures."""
        known = sum(value.number is not None for value in self.values.values())
        return self.every_pcn or (self.counted and known > 1)

    @property
    def shown(self) -> Answer:
        """The figures that the table rests on."""
        return self.pcns_now if self.counted else self.practices_now

    @cached_property
    def members(self) -> Mapping[str, str]:
        return members_of(self.practices_now, self.view)

    def of_pcn(self, code: str) -> tuple[Figure, ...]:
        """Figures of the PCN's practices."""
        return tuple(f for f in self.practices_now.figures if self.members.get(f.area_code) == code)

    @cached_property
    def values(self) -> dict[str, Value]:
        """The value of each PCN by its code."""
        return {one.code: self._value(one.code) for one in self.view.catalogue.pcns}

    def _value(self, code: str) -> Value:
        if self.counted:
            return self._of_figure(self.pcns_now.one(code))
        own = self.of_pcn(code)
        if len(own) == 1:  # one practice: its published value is the PCN's
            return self._of_figure(own[0], in_whole=True)
        ends = sorted(f.value for f in own if f.value is not None)
        limits = (whole(ends[0]), whole(ends[-1])) if len(ends) > 1 else ()
        estimate = self._estimate(code)
        kind = ESTIMATE if limits else NO_LIMITS
        if estimate is None:
            return Value(None, NO_PCN_FIGURE, limits, kind)
        return Value(estimate, f"about {estimate:.0f}%", limits, kind, nature="derived")

    def _of_figure(self, figure: Figure | None, in_whole: bool = False) -> Value:
        if figure is None or figure.value is None:
            words = wording.value_or_reason(figure, self.unit, self.view.catalogue)
            return Value(None, words, figure=figure, nature=figure.nature if figure else "published")
        limits = wording.limits(figure, self.unit) or ()
        words = whole(figure.value) if in_whole and not limits else wording.written(figure, self.unit)
        return Value(figure.value, words, limits, COUNTED if limits else NO_LIMITS, figure, figure.nature)

    def _estimate(self, code: str) -> float | None:
        """The PCN's share estimated from its practices, as in the data pack (methods 2)."""
        here = replace(self.view, pcn=self.view.catalogue.areas[code])
        found = spread_of(values=self.practices, register=self.register, view=here).own
        return None if found is None or isnan(found.estimate) else found.estimate

    @cached_property
    def borough(self) -> Value | None:
        """The borough's own figure, or its estimate by the same rule as for PCNs; None without either."""
        if self.counted:
            figure = self.pcns_now.one(self.view.catalogue.borough.code)
            return self._of_figure(figure) if figure else None
        found = spread_of(values=self.practices, register=self.register, view=self.view).borough
        if found is None or isnan(found.estimate):
            return None
        return Value(found.estimate, f"about {found.estimate:.0f}%", nature="derived")

    @cached_property
    def whole_nation(self) -> Value | None:
        """The nation's figure, if it has the same source and date as the PCNs' (methods 15)."""
        now = next((f for f in self.pcns_now.figures), None)
        if now is None:
            return None
        same = [f for f in self.nation.figures if (f.source_id, f.period_end) == (now.source_id, now.period_end)]
        return self._of_figure(same[0]) if same else None

    def place(self, code: str) -> PlaceAmong | None:
        """The place of a PCN with counts among all PCNs."""
        figures = {key: value.figure for key, value in self.values.items() if value.figure and value.figure.shown}
        own = figures.pop(code, None)
        if not self.counted or own is None or len(figures) + 1 < len(self.values):
            return None
        return place_among(own, list(figures.values()))

    def judged(self, code: str) -> Judgement:
        """Comparison of a PCN with the average of the PCNs; empty without limits, and for example data."""
        return self._judgement(code, self.standing)

    def judged_practice(self, code: str) -> Judgement:
        return self._judgement(code, self.standing_of_practices)

    def _judgement(self, code: str, found: Standing | None) -> Judgement:
        if found is None:
            return ""
        return judgement(found.places.get(code, ""), self.pcns.indicator.polarity == "higher_is_better")

    @cached_property
    def standing(self) -> Standing | None:
        """PCNs in their funnel plot: by counts, or estimates with registers as approximate denominators."""
        if not self._may_be_judged:
            return None
        codes = set(self.values)
        if self.counted:
            return standing(self.pcns_now.only(f for f in self.pcns_now.figures if f.area_code in codes))
        if self.registers is None or not self.practices_now.figures:
            return None
        like = self.practices_now.figures[0]
        found = [
            replace(like, area_code=code, status=Status.SHOWN, value=value.number, numerator=None, denominator=None)
            for code, value in self.values.items()
            if value.number is not None
        ]
        return standing(Answer(self.practices.indicator, tuple(found), self.practices_now.lineage),
                        register=self.registers)  # fmt: skip

    @cached_property
    def standing_of_practices(self) -> Standing | None:
        return standing(self.practices_now, register=self.register) if self._may_be_judged else None

    @property
    def _may_be_judged(self) -> bool:
        indicator = self.pcns.indicator
        example = any(f.nature == EXAMPLE for f in self.shown.figures)
        return indicator.polarity != "none" and indicator.unit == "percent" and not example
