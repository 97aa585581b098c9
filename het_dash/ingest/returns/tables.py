"""Content of returns besides indicators' counts, as rows of the published tables. Counts of people are protected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from het_dash.catalogue import Catalogue, Source, Status
from het_dash.catalogue.characters import visible
from het_dash.catalogue.quarter import Quarter
from het_dash.figures.disclosure.small_numbers import protect
from het_dash.ingest.returns.history import Version, standing_today
from het_dash.ingest.returns.model import Activity, Return, Said
from het_dash.ingest.returns.records import Head
from het_dash.ingest.returns.rules import FEWEST_PAIRS

Cells = tuple[object, ...]
Attended = Mapping[tuple[str, Quarter, int], tuple[str, float]]  # by team, quarter and place in the list of activities


@dataclass(frozen=True)
class Received:
    """All versions of the returns of one source: real ones, or demonstrations. Real ones have their journal's head.

    `attended`: the status of each activity's people, and how many if they are shown.
    """

    source: Source
    versions: tuple[Version, ...]
    head: Head | None = None
    attended: Attended = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Version, ...]:
        return standing_today(self.versions)


def cycle_of(quarter: Quarter, catalogue: Catalogue) -> str:
    """Blank for a quarter that is of neither cycle any more."""
    return next((cycle.id for cycle in catalogue.cycles if quarter in cycle), "")


def _when(version: Version, catalogue: Catalogue) -> Cells:
    quarter = version.record.quarter
    return version.record.pcn, cycle_of(quarter, catalogue), quarter.start, quarter.end


def events(received: Received, catalogue: Catalogue) -> Iterator[Cells]:
    """Every activity, by day."""
    rows = [
        (version, place, one) for version in received.standing for place, one in enumerate(version.given.activities)
    ]
    for version, place, one in rows:
        status, people = received.attended[*version.key, place]
        shown = people if status == Status.SHOWN.value else None
        opportunity = "" if one.opportunity is None else str(one.opportunity)
        yield (
            *_when(version, catalogue), one.on, one.type, visible(one.name), one.where, one.led_by, opportunity,
            status, shown, received.source.id, received.source.nature,
        )  # fmt: skip


def _activities(received: Received) -> Iterator[tuple[Version, int, Activity]]:
    for version in received.standing:
        yield from ((version, place, one) for place, one in enumerate(version.given.activities))


def findings(received: Received, catalogue: Catalogue) -> Iterator[Cells]:
    """Only what all three agree to show."""
    for version in received.standing:
        for one in version.given.learning:
            if one.hef_agrees and one.vcso_agrees and version.findings_agreed:
                yield (
                    *_when(version, catalogue), one.theme, visible(one.heard), visible(one.recommendation),
                    one.owner or "",
                    one.decision or "", one.decided_on, received.source.id, received.source.nature,
                )  # fmt: skip


def receipts(received: Received, catalogue: Catalogue) -> Iterator[Cells]:
    """Every version that was ever accepted."""
    for version in received.versions:
        record = version.record
        file_hash = "" if version.standing == "erased" else record.sha256
        ready = any(one.hef_agrees and one.vcso_agrees for one in version.given.learning)
        yield (
            *_when(version, catalogue), str(record.quarter), str(record.version), version.standing, record.at.date(),
            version.ended.date() if version.ended else None, record.quarter.due, version.late, visible(version.reason),
            file_hash, bool(version.given.disagreement), ready and not version.findings_agreed,
            received.source.id, received.source.nature,
        )  # fmt: skip


def teams(received: Received, catalogue: Catalogue) -> Iterator[Cells]:
    """Declarations of each team in its returns, and its earlier one if that has changed."""

    def of(version: Version) -> tuple[str, str]:
        return version.record.pcn, cycle_of(version.record.quarter, catalogue)

    in_order = sorted(received.standing, key=lambda v: (*of(v), v.record.quarter))
    for (pcn, cycle), versions in groupby(in_order, key=of):
        yield (pcn, cycle, *_declared(list(versions)), received.source.id, received.source.nature)


def _declared(versions: Sequence[Version]) -> Cells:
    """Condition and primary measure now and before, the day of the first declaration and of the last change."""
    said: list[tuple[str, str, date]] = []
    for version in versions:
        now = version.given.condition or "", version.given.primary_measure or ""
        if any(now) and (not said or said[-1][:2] != now):
            said.append((*now, version.record.at.date()))
    if not said:
        return "", "", "", "", None, None
    first, last = said[0], said[-1]
    before = [old if old != new else "" for old, new in zip(first[:2], last[:2], strict=True)]
    return last[0], before[0], last[1], before[1], first[2], last[2] if len(said) > 1 else None


def answers(received: Received, catalogue: Catalogue) -> Iterator[Cells]:
    """Answers as given, each partner's own; numbers of people protected, mean scores only of enough people."""
    measures = catalogue.framework.measures
    for version in received.standing:
        pairs = wellbeing_pairs(version.given)
        for one in version.given.answers:
            measure = measures.get(one.measure)
            if measure is None or measure.asked is None:
                continue  # no longer of the framework; the journal keeps it
            number, status = shown_number(one, measure.asked.answer, pairs)
            yield (
                *_when(version, catalogue), one.measure, one.by, one.answer or "", number, status,
                received.source.id, received.source.nature,
            )  # fmt: skip


def wellbeing_pairs(given: Return) -> float:
    """How many people have two wellbeing scores: mean scores are shown only of enough of them."""
    return next((one.number or 0 for one in given.answers if one.measure == "wellbeing_pairs"), 0)


def shown_number(one: Said, kind: str, pairs: float) -> tuple[str, str]:
    """A typed answer as it is published: its text, and its status."""
    if one.number is None:
        return "", Status.SHOWN.value
    if kind == "people":
        safe = protect([one.number])
        shown = safe.status[0] == Status.SHOWN.value
        return (f"{safe.numerator[0]:.0f}" if shown else ""), str(safe.status[0])
    if kind == "score":
        enough = pairs >= FEWEST_PAIRS
        return (f"{one.number:.1f}" if enough else ""), (
            Status.SHOWN if enough else Status.HIDDEN_TOTAL_TOO_SMALL
        ).value
    return f"{one.number:.0f}", Status.SHOWN.value
