"""Text escaped for Streamlit, so that nothing in it becomes markup."""

import re

MARK_UP = str.maketrans({c: f"\\{c}" for c in "\\$*_~`[]<>|#:&"})
A_LIST = re.compile(r"^(\s*\d*)(?=[-+.)]\s)")
A_LINK = re.compile(r"(?<=:)(?=//|material/|streamlit:)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
# Streamlit turns these into links and icons, even if escaped. This character separates them.
UNSEEN = "\u200c"  # a zero-width non-joiner, invisible between Latin letters


def plain(text: str) -> str:
    """Text escaped so that nothing in it becomes markup or a link."""
    return A_LIST.sub(r"\1\\", A_LINK.sub(UNSEEN, text).translate(MARK_UP))
