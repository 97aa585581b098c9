"""Peer groups: the borough's practices or the PCNs, and which of them are the reader's own."""

from dataclasses import dataclass

from het_dash.catalogue import Area
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.figures import Answer, Figure

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ONE_PRACTICE = "one practice, nothing to compare within"


@dataclass(frozen=True)
class Units:
    """Latest figures of practices or of PCNs. `services` have a registered list but are not practices."""

    answer: Answer
    own: frozenset[str]
    services: tuple[Figure, ...]
    view: View

    @property
    def practices(self) -> bool:
        return any(self._kind(f) == "practice" for f in self.answer.figures)

    @property
    def one(self) -> str:
        return "practice" if self.practices else "PCN"

    @property
    def everyone(self) -> str:
        """For example 'Anytown's 26 practices', 'the six PCNs'."""
        number, pcns = len(self.answer.figures), len(self.view.catalogue.pcns)
        if self.practices:
            return f"{self.view.catalogue.borough.whose} {number} practices"
        all_of_them = f"the {counting(pcns)} PCNs"
        return all_of_them if number == pcns else f"{counting(number)} of {all_of_them}"

    @property
    def theirs(self) -> Answer:
        """The chosen PCN's practices, or the PCN itself."""
        return self.answer.only(f for f in self.answer.figures if f.area_code in self.own)

    @property
    def whose(self) -> str:
        """For example 'North Anytown's 9 practices', 'North Anytown'."""
        if not self.practices:
            return self.view.pcn.label
        number = len(self.theirs.figures)
        return f"{wording.of(self.view.pcn.label)} {number} practice{'' if number == 1 else 's'}"

    @property
    def single(self) -> bool:
        """True if the PCN is one practice, so there is nothing to compare within it (methods 2)."""
        return self.practices and len(self.theirs.figures) == 1

    def falling(self) -> tuple[Figure, ...]:
        """Figures from the highest value; those without a value come last."""
        return tuple(sorted(self.answer.figures, key=lambda f: (f.value is None, -(f.value or 0.0))))

    @property
    def absent(self) -> tuple[str, ...]:
        """Names of units that the answer has no row for, so that a chart can list them."""
        held = {f.area_code for f in (*self.answer.figures, *self.services)}
        if not self.practices:
            return tuple(pcn.label for pcn in self.view.catalogue.pcns if pcn.code not in held)
        on = self.answer.figures[0].period_end
        real = [c for c in self.view.members(on) if self.view.catalogue.practices[c].kind == "practice"]
        return tuple(self.view.label(code) for code in real if code not in held)

    def only_own(self) -> "Units":
        services = tuple(f for f in self.services if f.area_code in self.own)
        return Units(self.theirs, self.own, services, self.view)

    def area(self, figure: Figure) -> Area:
        return self.view.catalogue.areas[figure.area_code]

    def _kind(self, figure: Figure) -> str:
        return self.area(figure).kind


def units(answer: Answer, view: View) -> Units:
    """Peer group of an answer, leaving out larger areas."""
    now, members = answer.latest, dict(view.members(answer.period[1])) if answer.period else {}
    own = {code for code, pcn in members.items() if pcn == view.pcn.code} | {view.pcn.code}
    listed = [f for f in now.figures if view.catalogue.areas[f.area_code].kind in ("practice", "pcn")]
    practices = view.catalogue.practices
    services = tuple(f for f in listed if f.area_code in practices and practices[f.area_code].kind != "practice")
    return Units(now.only(f for f in listed if f not in services), frozenset(own), services, view)


def counting(number: int) -> str:
    """For example 'six', '26'."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number}"
