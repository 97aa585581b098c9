"""Lists of the About pages as HTML: each entry one line, with the rest behind it."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from het_dash.content.search import Entry
from het_dash.export.block_html.tables import as_html

SHOWN_FIRST = 15  # entries of a kind that a search shows; the others are one click away
OPEN_UP_TO = 2  # entries that a search shows with everything that is behind them


def entries_html(entries: Sequence[Entry], shared: Mapping[str, str], *, opened: bool = False) -> str:
    return "\n".join(entry_html(one, shared, opened=opened) for one in entries)


def entry_html(entry: Entry, shared: Mapping[str, str], *, opened: bool = False) -> str:
    """A title and a line that unfold. `shared` are choices that its links take along."""
    line = f' <span class="line">{escape(entry.line)}</span>' if entry.line else ""
    table = as_html(entry.table, title=entry.title) if entry.table else ""
    return (
        f'<details class="het-entry"{" open" if opened else ""}><summary>{escape(entry.title)}{line}</summary>\n'
        f'<div class="behind">{_parts(entry)}{table}{_links(entry, shared)}</div></details>'
    )


def groups_html(entries: Sequence[Entry], shared: Mapping[str, str]) -> str:
    """Entries under their groups. The first group is open."""
    groups = dict.fromkeys(one.group for one in entries)
    return "\n".join(
        f'<details class="het-group"{" open" if not number else ""}><summary>{escape(group)} '
        f'<span class="line">{len(those)}</span></summary>\n{entries_html(those, shared)}</details>'
        for number, group in enumerate(groups)
        if (those := [one for one in entries if one.group == group])
    )


def first_ones_html(entries: Sequence[Entry], shared: Mapping[str, str], *, opened: bool) -> str:
    """The first of many, and the others one click away."""
    first, others = entries[:SHOWN_FIRST], entries[SHOWN_FIRST:]
    more = (
        f'<details class="het-group"><summary>Show {len(others)} more</summary>{entries_html(others, shared)}</details>'
    )
    return entries_html(first, shared, opened=opened) + (more if others else "")


def _parts(entry: Entry) -> str:
    rows = "".join(
        f"<dt>{escape(name)}</dt>\n<dd>{escape(text)}</dd>\n" if name else f"<dd>{escape(text)}</dd>\n"
        for name, text in entry.parts
    )
    return f'<dl class="het-about">{rows}</dl>' if rows else ""


def _links(entry: Entry, shared: Mapping[str, str]) -> str:
    links = [(_here(shared, find=entry.id), "Link to this entry")]
    if entry.traced:
        links.append((_here(shared, tab="trace", traced=entry.traced), "Trace its figures to their files"))
    if entry.address.startswith(("https://", "http://")):
        links.append((entry.address, f"Publisher's page: {entry.address}"))
    anchors = (f'<a href="{escape(to, quote=True)}">{escape(words)}</a>' for to, words in links)
    return f'<p class="links">{" ".join(anchors)}</p>'


def _here(shared: Mapping[str, str], **more: str) -> str:
    """A link to the same page with other choices."""
    return f"?{urlencode({**shared, **more})}"
