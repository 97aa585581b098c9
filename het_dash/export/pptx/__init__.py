"""Pack as slides with native charts and tables."""

import io
from datetime import UTC, datetime, time

from het_dash.export.document import Pack
from het_dash.export.pptx.blocks import Slides, title_slide
from het_dash.render.pptx.deck import Deck


def write(pack: Pack) -> bytes:
    """The pack as slides. The same pack gives the same numbers, but library-made parts may carry a date."""
    deck = Deck(pack)
    title_slide(deck, pack)
    for section in pack.sections:
        slides = Slides(deck, section)
        for block in section.blocks:
            slides.block(block)
    deck.finish()
    about, made = deck.file.core_properties, datetime.combine(pack.built_on, time(), UTC).replace(tzinfo=None)
    about.title, about.author, about.subject = (
        f"{pack.title}, {pack.period}",
        "Health Equity Teams",
        pack.document.question,
    )
    about.created = about.modified = made
    about.last_modified_by, about.language = "Health Equity Teams", "en-GB"
    out = io.BytesIO()
    deck.file.save(out)
    return out.getvalue()


__all__ = ["write"]
