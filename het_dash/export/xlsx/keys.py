"""Keys of a workbook: what measures count, and what codes mean."""

from collections.abc import Iterator

from het_dash.charts.text.csv_download import membership_key, metadata
from het_dash.charts.text.wording import QUALIFIER_WORDS
from het_dash.content.blocks import Definitions
from het_dash.export.document import Pack
from het_dash.export.xlsx.tidy import Cell, Column
from het_dash.figures import Answer

DEFINITIONS = (
    Column("Measure", 40, "long"), Column("Meaning", 60, "long"), Column("What is counted", 50, "long"),
    Column("How to compare it", 60, "long"), Column("Unit", 10), Column("Copyright", 60, "long"),
    Column("Measure id", 28),
)  # fmt: skip
KEYS = (Column("Code", 24), Column("Meaning", 90, "long"))
COPYRIGHT = "Copyright"


def definition_rows(pack: Pack) -> list[tuple[Cell, ...]]:
    """The pack's definitions, or else those of its measures."""
    measures: dict[str, Answer] = {}
    for answer in pack.answers:
        measures.setdefault(answer.indicator.title, answer)
    blocks = (block for section in pack.sections for block in section.blocks)
    entries = [entry for block in blocks if isinstance(block, Definitions) for entry in block.entries]
    defined = [(one.title, one.meaning, one.counted, one.comparing) for one in entries]
    titles = {title for title, *_ in defined}
    others = [one.indicator for title, one in measures.items() if title not in titles]
    defined += [(one.title, one.meaning, one.numerator, one.comparability) for one in others]
    return [(*cells, *_about(cells[0], measures)) for cells in defined]


def _about(title: str, measures: dict[str, Answer]) -> tuple[str, str, str]:
    if title not in measures:
        return "", "", ""
    answer = measures[title]
    statements = (text for name, text in metadata(answer, "") if name == COPYRIGHT)
    return answer.indicator.unit, " ".join(dict.fromkeys(statements)), answer.indicator.id


def key_rows(pack: Pack) -> list[tuple[Cell, ...]]:
    """Codes that occur in the columns 'Practices counted' and 'Kind of number'."""
    return list(dict.fromkeys(pair for answer in pack.answers for pair in _keys(answer)))


def _keys(answer: Answer) -> Iterator[tuple[str, str]]:
    for name, text in membership_key(answer):
        yield name.removeprefix("Membership "), text
    kinds = dict.fromkeys(figure.qualifier for figure in answer.figures)
    yield from ((kind, QUALIFIER_WORDS[kind]) for kind in kinds if kind in QUALIFIER_WORDS)
