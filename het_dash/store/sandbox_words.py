"""DuckDB's complaints about a statement, as an analyst would say them, with a hint at what may be meant."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

NO_FILES = "The store is read-only and reads no other files; SHOW TABLES lists what it holds."
MOST_NAMED = 3
ALIKE = 0.6
KEYWORDS = (
    "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "JOIN", "LEFT", "WITH", "UNION", "PIVOT",
    "DISTINCT", "DESCRIBE", "SUMMARIZE", "SHOW", "EXPLAIN", "BETWEEN", "QUALIFY",
)  # fmt: skip
Facts = Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """One sentence on what is wrong, and one on what may be meant, or nothing."""

    message: str
    hint: str = ""


def in_words(facts: Facts, statement: str) -> Said:
    """The words for what DuckDB reports about a statement, or its own message where there are none."""
    message = " ".join(facts.get("exception_message", "").split()).rstrip(".") + "."
    for pattern, words in WORDS:
        if found := pattern.search(message):
            return words(found, facts, statement)
    if facts.get("exception_type") == "Permission":
        return Said(message, NO_FILES)
    return Said(message)


def _no_column(found: "re.Match[str]", facts: Facts, statement: str) -> Said:
    name = found["name"]
    if f'"{name}"' in statement:
        return Said(
            f"There is no column {name}.", f"Put text in single quotes: '{name}'. {_meant(name, facts)}".strip()
        )
    return Said(f"There is no column {name} here.", _meant(name, facts) or "DESCRIBE a table to see its columns.")


def _no_table(found: "re.Match[str]", facts: Facts, _: str) -> Said:
    name = found["name"]
    return Said(f"There is no table {name}.", _meant(name, facts) or "SHOW TABLES lists the tables.")


def _no_alias(found: "re.Match[str]", facts: Facts, _: str) -> Said:
    names = _candidates(facts)[:MOST_NAMED]
    return Said(f"The statement has no table or alias {found['name']}.", f"It has {_either(names)}." if names else "")


def _no_function(found: "re.Match[str]", facts: Facts, _: str) -> Said:
    return Said(f"There is no function {found['name']}.", _meant(found["name"], facts))


def _wrong_types(found: "re.Match[str]", *_: object) -> Said:
    return Said(f"{found['call']} is not possible with these types.", "Cast a column, for example CAST(x AS DOUBLE).")


def _ungrouped(found: "re.Match[str]", *_: object) -> Said:
    name = found["name"]
    return Said(f"Column {name} is neither grouped nor added up.", f"Add {name} to GROUP BY, or use GROUP BY ALL.")


def _ambiguous(found: "re.Match[str]", *_: object) -> Said:
    named = found["ways"].replace("'", "").replace('"', "")
    return Said(f"Column {found['name']} is in several tables.", f"Write which one you mean: {named}.")


def _not_converted(found: "re.Match[str]", *_: object) -> Said:
    return Said(f"'{found['text']}' cannot be read as {found['kind']}.", "TRY_CAST gives a blank in place of an error.")


def _syntax(found: "re.Match[str]", facts: Facts, statement: str) -> Said:
    """The word itself may be mistyped, or the one before it, or something is missing at the end."""
    text, position = found["text"], facts.get("position", "")
    message = f"The statement cannot be read at or before {text!r}."
    before = statement.encode()[: int(position)].decode(errors="ignore").split() if position.isdigit() else []
    for word in (text, *before[-1:]):
        close = get_close_matches(word.upper(), KEYWORDS, 1, 0.7)
        if close and close[0] != word.upper():
            return Said(message, f"Did you mean {close[0]}?")
    last = statement.rstrip("; \n").endswith(text)
    return Said(message, "Something may be missing at the end." if last and before else "")


def _unfinished(*_: object) -> Said:
    return Said("The statement ends too early.", "Something may be missing at the end.")


def _unclosed(*_: object) -> Said:
    return Said("A quote is opened and not closed.", "Text takes a single quote on both sides.")


def _meant(name: str, facts: Facts) -> str:
    """Names like this one, the nearest first."""
    close = get_close_matches(name, _candidates(facts), MOST_NAMED, ALIKE)
    return f"Did you mean {_either(close)}?" if close else ""


def _candidates(facts: Facts) -> list[str]:
    """Names that DuckDB offers, in its message or apart."""
    after = facts.get("exception_message", "").partition("Candidate")[2]
    listed = facts.get("candidates", "") or ",".join(re.findall(r'"(\w+)"', after))
    return [one.strip().rpartition(".")[2] for one in listed.split(",") if one.strip()]


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


Words = Callable[["re.Match[str]", Facts, str], Said]
WORDS: tuple[tuple["re.Pattern[str]", Words], ...] = (
    (re.compile(r'Referenced column "(?P<name>.+?)" not found'), _no_column),
    (re.compile(r'Table ".+?" does not have a column named "(?P<name>.+?)"'), _no_column),
    (re.compile(r"Table with name (?P<name>.+?) does not exist"), _no_table),
    (re.compile(r'Referenced table "(?P<name>.+?)" not found'), _no_alias),
    (re.compile(r"Function with name (?P<name>.+?) does not exist"), _no_function),
    (re.compile(r"No function matches the given name and argument types '(?P<call>.+?)'"), _wrong_types),
    (re.compile(r'column "(?P<name>.+?)" must appear in the GROUP BY clause'), _ungrouped),
    (re.compile(r'Ambiguous reference to column name "(?P<name>.+?)" \(use: (?P<ways>.+?)\)'), _ambiguous),
    (re.compile(r"Could not convert string '(?P<text>.{0,60}?)' to (?P<kind>\w+)"), _not_converted),
    (re.compile(r'syntax error at or near "(?P<text>.+?)"'), _syntax),
    (re.compile(r"syntax error at end of input|SELECT clause without selection list"), _unfinished),
    (re.compile(r"unterminated (?:string literal|quoted)"), _unclosed),
)
