"""What a cell is in place of a count."""

from het_dash.ingest.checks.counts import kind_of


def test_each_way_to_miss_a_count_has_its_kind() -> None:
    for kind, texts in {
        "whole": ("0", "113", "113.0", "113."),
        "hidden": ("*", "<5", "1-7", "1 to 7", "[c]", "c", "-", "..", "Suppressed"),
        "percentage": ("12%", "12.5 %", "-3%"),
        "below zero": ("-1", "-1.5"),
        "fraction": ("0.5", ".5"),
        "thousands": ("1,234", "1 234", "1'234.0"),
        "exponent": ("1e5", "1.2E+05"),
        "date": ("2026-03-31",),
        "error": ("#N/A", "#REF!"),
        "formula": ("=1+1", "@x"),
        "missing": ("NaN", "n/a", "null"),
        "no number": ("twelve", "1;2", "5 people"),
    }.items():
        assert {text: kind_of(text) for text in texts} == dict.fromkeys(texts, kind)
