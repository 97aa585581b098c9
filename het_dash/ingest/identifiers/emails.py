"""E-mail addresses, also with words in place of signs: 'name at example dot org'."""

import re

AT = r"(?:@|\(at\)|\[at\]|\{at\}|<at>|_at_)"
DOT = r"(?:\.|\(dot\)|\[dot\]|\{dot\}|<dot>|_dot_)"
ENDS = r"(?:com|org|net|uk|co|gov|nhs|ac|info|eu|io|me|edu|biz|ie|london|charity|community|email)"
SIGNED = re.compile(rf"[\w.+'-]+\s?{AT}\s?[\w-]+(?:\s?{DOT}\s?[\w-]+)+", re.IGNORECASE)
SPELLED = re.compile(rf"[\w.+'-]+\s+at\s+[\w-]+(?:(?:\s+dot\s+|\.)[\w-]+)*\s+dot\s+{ENDS}\b", re.IGNORECASE)
HALF_SPELLED = re.compile(rf"[\w.+'-]+\s?(?:@\s?[\w-]+\s+dot|{AT}\s?[\w-]+\s*{DOT}?\s*dot)\s+{ENDS}\b", re.IGNORECASE)


def email_address(text: str) -> bool:
    return any(pattern.search(text) for pattern in (SIGNED, SPELLED, HALF_SPELLED))
