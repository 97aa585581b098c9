"""Documents that can be made as files."""

from het_dash.content.pages import headline_impact
from het_dash.content.pages.data_pack import ANNEX, ON_PAPER, PCN_PACK
from het_dash.content.pages.data_pack.in_files import IN_TABS, IN_WORKBOOK
from het_dash.content.pages.data_pack.slides import SLIDES
from het_dash.content.pages.one_page import ONE_PAGE
from het_dash.export.document import Document

DATA_PACK = Document(
    "data-pack",
    "Data pack",
    "Who are our patients, who is being missed, and what do we ask at the meeting?",
    PCN_PACK,
    annex="data-pack-annex",
    own={"pdf": ON_PAPER, "pptx": SLIDES, "html": IN_TABS, "xlsx": IN_WORKBOOK},
)
ANNEX_OF_PACK = Document(
    DATA_PACK.annex,
    "Annex to the data pack",
    "Every figure behind the charts of the pack, and what its pages have no room for.",
    ANNEX,
    look="tables",
)
ON_ONE_PAGE = Document(
    "one-page",
    "One page",
    "For the Health Equity Fellow and the community organisation: what we know, and what we ask together.",
    ONE_PAGE,
    sides=2,
    look="sheet",
)
BOARD = Document(
    "headline-impact",
    "Headline impact",
    "What has the Health Equity Teams programme achieved, and how sure are we?",
    headline_impact.ONE_PAGE,
    sides=1,
    look="side",
    of_borough=True,
)
DOCUMENTS = {one.id: one for one in (DATA_PACK, ANNEX_OF_PACK, ON_ONE_PAGE, BOARD)}
