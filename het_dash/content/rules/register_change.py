"""Change of disease registers since before the programme, compared with the nation and its other PCNs (methods 20)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import Catalogue
from het_dash.charts import Chart
from het_dash.charts.builders.change_from_comparator import Changed, ChartWords, change_from_comparator
from het_dash.charts.perspective import View
from het_dash.charts.text import membership_text, wording
from het_dash.charts.text.points import in_points, middle_in_points
from het_dash.content.blocks import Block, Words
from het_dash.content.rules.outcome_verdict import limits_in_words
from het_dash.figures import Answer
from het_dash.figures.difference_in_differences import missed_in_words
from het_dash.figures.records import Listing
from het_dash.figures.reference_changes import ReferenceChange, reference_of
from het_dash.figures.year_on_year import Compared, Marches, NotComparable, comparable, compared, pair
from het_dash.store import Question
from het_dash.store.questions import ALL_PCNS, NATION

ROSE = ("rose more", "rose less")
NOT_BY_AGE = "The changes are not adjusted for age."
HOW = (
    "A register counts the people found with a condition, not everyone who has it. It grows as a list grows older.",
    "The grey band shows how registers of {whose} other Primary Care Networks (PCNs) changed over the same years: the "
    "middle 95% of them. A difference inside the band is usual, even where its 95% limits leave out zero. Registers "
    "changed while the programme ran, and for many reasons.",
)


@dataclass(frozen=True, kw_only=True)
class Registers:
    """Registers of the six PCNs and the nation in each March, by indicator, with the changes of other PCNs."""

    answers: Mapping[str, Answer]
    references: Listing[ReferenceChange]
    view: View

    def changed(self, measure: str, pcn: str) -> Compared | None:
        """Change since the last March before the programme began, less the nation's. None without two Marches."""
        answer, since = self.answers[measure], self.view.catalogue.cycles[0].first_day
        own = pair(answer, pcn, since)
        nation = _at(answer, self.view.catalogue.nation.code, own.dates) if own else None
        if own is None or nation is None:
            return None
        try:
            return compared(own, [nation], reference=reference_of(own, self.references.rows))
        except NotComparable:
            return None


def questions(catalogue: Catalogue) -> dict[str, Question]:
    """Registers of the pack with a reference of other PCNs: of the same practices throughout."""
    referred = {source.reference_for for source in catalogue.sources.values()}
    found = [i for i in catalogue.in_section("found") if referred & set(i.sources)]
    return {one.id: Question(one.id, (ALL_PCNS, NATION), membership="constant") for one in found}


def how(view: View) -> Words:
    return Words(tuple(text.format(whose=view.catalogue.nation.whose) for text in HOW))


def blocks(given: Registers) -> Iterator[Block | None]:
    """How to read the charts, the view's PCN, and the first register of each PCN."""
    found = of_this_pcn(given)
    if found is not None:
        yield how(given.view)
        yield found
        yield of_each_pcn(next(iter(given.answers)), given)


def of_this_pcn(given: Registers) -> Chart | None:
    """A row for each register of the view's PCN. None without figures of two Marches."""
    pcn = given.view.pcn
    changes = {m: found for m in given.answers if (found := given.changed(m, pcn.code))}
    kept = _same_span(changes)
    measures = {m: given.answers[m].indicator for m in kept}
    rows = [Changed(measures[m].short, found) for m, found in kept.items()]
    return _drawn(pcn.code, pcn.label, "Register", rows, [given.answers[m] for m in kept], given)


def of_each_pcn(measure: str, given: Registers) -> Chart | None:
    """One register: a row for each PCN. None without figures of two Marches."""
    view, answer = given.view, given.answers[measure]
    codes = [one.code for one in view.catalogue.pcns]
    kept = _same_span({code: found for code in codes if (found := given.changed(measure, code))})
    rows = [Changed(view.label(code), found, view.role(code)) for code, found in kept.items()]
    return _drawn(measure, answer.indicator.title, "Primary Care Network (PCN)", rows, [answer], given)


def _drawn(
    of: str, subject: str, rows_of: str, rows: Sequence[Changed], used: Sequence[Answer], given: Registers
) -> Chart | None:
    if not rows:
        return None
    view, dates = given.view, rows[0].found.own.dates
    drawn = [answer.only(f for f in answer.figures if f.period_end in dates) for answer in used]
    moved = membership_text.notes(drawn[0], view)
    words = ChartWords(
        id=f"register-changes-{of}",
        title=_title(subject, rows, view),
        rows_of=rows_of,
        series=subject,
        sentence=_sentence(subject, rows, view),
        source=f"{wording.source(*drawn)} {_reference_source(rows, view)}{limits_in_words(r.found for r in rows)}",
        nation=view.catalogue.nation.label,
        whose=view.catalogue.nation.whose,
        measures=wording.measures(*drawn),
        notes=(*moved, NOT_BY_AGE),
    )
    return change_from_comparator(rows, words)


def _same_span(changes: Mapping[str, Compared]) -> dict[str, Compared]:
    """Changes between the same two Marches as the first, so that one chart has one span."""
    first = next(iter(changes.values()), None)
    return {key: one for key, one in changes.items() if first and one.own.dates == first.own.dates}


def _title(subject: str, rows: Sequence[Changed], view: View) -> str:
    """The verdicts of the rows, and none that they do not support."""
    usual = f"the usual range of {view.catalogue.nation.whose} PCNs"
    told = [f"{_listed(names)} {verdict}" for verdict in ROSE if (names := _with(verdict, rows))]
    if told:
        return f"{subject}: {'; '.join(told)} than in {view.catalogue.nation.label}, outside {usual}"
    return f"{subject}: no change was clearly outside {usual}"


def _with(verdict: str, rows: Sequence[Changed]) -> list[str]:
    return [_name(row) for row in rows if row.found.verdict == verdict]


def _name(row: Changed) -> str:
    """A register's name for use within a sentence, or a PCN's."""
    indicator = row.found.own.indicator
    return wording.lead_lower(indicator.title) if row.label == indicator.short else row.label


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _sentence(subject: str, rows: Sequence[Changed], view: View) -> str:
    """The first row with a clear change, or else the chosen or first one, with what the other PCNs did."""
    row = next((one for one in rows if one.found.verdict in ROSE), None)
    row = row or next((one for one in rows if one.role == "chosen"), rows[0])
    found, nation = row.found, view.catalogue.nation
    (n0, d0), (n1, d1) = found.own.counts
    before, after = found.own.dates
    said = (
        f"{subject}, {_name(row)}: {n0 / d0:.1%} in {before:%B %Y} and {n1 / d1:.1%} in {after:%B %Y}. The change "
        f"differs from {nation.whose} by {in_points(found)}. {missed_in_words(found.detectable)}"
    )
    if found.reference is None:
        return f"{said} Verdict: {found.verdict}."
    return (
        f"{said} For the middle 95% of {nation.whose} {found.reference.pcns:,} other PCNs, the same difference is "
        f"{middle_in_points(found)}. The limits alone would call {found.reference.clear:.0%} of those PCNs different. "
        f"Verdict: {found.verdict}."
    )


def _reference_source(rows: Sequence[Changed], view: View) -> str:
    sources = dict.fromkeys(row.found.reference.source_id for row in rows if row.found.reference)
    named = (view.catalogue.sources[one] for one in sources)
    return "".join(f"Other PCNs: {one.publisher}, {one.title}. " for one in named)


def _at(answer: Answer, area: str, dates: tuple[date, date]) -> Marches | None:
    """The same two Marches of another area."""
    found = {f.period_end: f for f in comparable(answer, area)}
    both = [found.get(on) for on in dates]
    return Marches(answer.indicator, both[0], both[1]) if both[0] and both[1] else None
