"""Words for the practices that a PCN's figures count over time: membership, moves and mergers (methods 14)."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from het_dash.catalogue.same_practices import MEMBERSHIP_WORDS, Members, Move, same_practices
from het_dash.charts.perspective import View
from het_dash.figures import Answer

KEY: dict[str, str] = {
    "dated": MEMBERSHIP_WORDS["dated"],
    "constant": MEMBERSHIP_WORDS["constant"],
    "both": "The members at that date, which are the same practices as throughout",
}
Marks = tuple[tuple[date, str], ...]


def membership(answer: Answer) -> Members | None:
    """How an answer counts a PCN's practices over time; None if its figures do not depend on it."""
    ways = {f.membership for f in answer.figures} - {""}
    if not ways:
        return None
    return "dated" if "dated" in ways else "constant"


def words(answer: Answer) -> str:
    """For example 'The same practices throughout.'; empty if membership plays no part."""
    way = membership(answer)
    return f"{MEMBERSHIP_WORDS[way]}." if way else ""


def marks(answer: Answer, view: View) -> Marks:
    """Moves of practices to or from the view's PCN, for a chart: date and, for example, 'X joined in July 2024'."""
    dated = [move for move in _moves(answer, view) if move.since is not None]
    return tuple(
        (on, f"{_listed([_name(move, view) for move in moves])} {'joined' if joined else 'left'} in {on:%B %Y}")
        for (on, joined), some in groupby(dated, key=lambda m: (m.since or date.min, m.joined == view.pcn.code))
        for moves in [list(some)]
    )


def notes(answer: Answer, view: View) -> tuple[str, ...]:
    """One sentence for each move, each merger and a late start of the view's PCN."""
    way = membership(answer.of(view.pcn.code))
    if way is None:
        return ()
    moves = (_moved(move, way, view) for move in _moves(answer, view))
    return (*moves, *_merged(answer, way, view), *_late_start(answer, way, view))


def _dates(answer: Answer, view: View) -> tuple[date, ...]:
    """Dates of the PCN's figures that depend on membership."""
    return tuple(sorted({f.period_end for f in answer.of(view.pcn.code).figures if f.membership}))


def _moves(answer: Answer, view: View) -> tuple[Move, ...]:
    return same_practices(view.catalogue).moves(view.pcn.code, _dates(answer, view))


def _moved(move: Move, way: Members, view: View) -> str:
    joined = move.joined == view.pcn.code
    when = f" in {move.since:%B %Y}" if move.since else ""
    throughout = "counted throughout" if joined else "left out throughout"
    by_date = "counted from then on" if joined else "counted until then"
    return (
        f"{_name(move, view)} moved from {view.label(move.left)} to {view.label(move.joined)}{when}. "
        f"Its patients are {throughout if way == 'constant' else by_date}."
    )


def _merged(answer: Answer, way: Members, view: View) -> Iterator[str]:
    """Practices that merged into another one between the first date and the last."""
    dates, known = _dates(answer, view), view.catalogue.practices
    into = same_practices(view.catalogue).absorbed(view.pcn.code)
    merged = [one for one in view.catalogue.successions if one.practice_code in into and dates[0] < one.by <= dates[-1]]
    ordered = sorted(merged, key=lambda one: (one.by, into[one.practice_code], one.practice_code))
    for (by, successor), some in groupby(ordered, key=lambda one: (one.by, into[one.practice_code])):
        names = [known[one.practice_code].name for one in some]
        counted = (
            f" {'Their' if len(names) > 1 else 'Its'} patients are counted throughout." if way == "constant" else ""
        )
        yield f"{_listed(names)} had merged into {known[successor].name} by {by:%B %Y}.{counted}"


def _late_start(answer: Answer, way: Members, view: View) -> Iterator[str]:
    """Why a PCN's line starts later than its figures by the members of each date."""
    same, pcn, dates = same_practices(view.catalogue), view.pcn.code, _dates(answer, view)
    start = same.followed_from(pcn)
    earlier = {f.period_end for f in answer.figures if f.period_end < start}
    if way == "constant" and dates and any(pcn in same.members(on).values() for on in earlier):
        names = _listed([view.catalogue.practices[one].name for one in same.lost(pcn)])
        yield (
            f"The line for {view.pcn.label} starts in {dates[0]:%B %Y}: no published file says which practice took "
            f"over the patients of {names}."
        )


def _name(move: Move, view: View) -> str:
    return view.catalogue.practices[move.practice].name


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
