"""Pack as slides with native charts: a section is a slide, and its notes have every word and figure."""

import io
from datetime import UTC, datetime, time

from het_dash.export.document import Pack
from het_dash.export.pptx.parts import Parts, parts_of
from het_dash.export.pptx.slides import Slides
from het_dash.render.pptx.deck import Deck

NO_SLIDE = "We have no figures to show on slides for these sections"


def write(pack: Pack) -> bytes:
    """The pack as slides. The same pack gives the same numbers, but library-made parts may carry a date."""
    deck = Deck(pack)
    slides = Slides(deck, pack)
    for section in pack.drawn or pack.sections:
        for parts in parts_of(section):
            slides.add(parts)
    if not slides.count:
        slides.add(Parts(pack.document.title, NO_SLIDE))
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
