"""The documents that can be had as files."""

from het_dash.packs.description import PCN_PACK
from het_dash.packs.document import Document

DATA_PACK = Document(
    "data-pack",
    "Data pack",
    "Who are our patients, who is being missed, and what do we ask at the meeting?",
    PCN_PACK,
)
DOCUMENTS = {one.id: one for one in (DATA_PACK,)}
