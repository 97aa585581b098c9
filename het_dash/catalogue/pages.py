"""The app's pages by file and title, and which of them show each table that returns fill."""

from collections.abc import Mapping

PAGES = {
    "board/headline_impact": "Headline impact",
    "board/cycle_1_and_cycle_2": "Cycle 1 and cycle 2",
    "board/blachir_opportunities": "BLACHIR opportunities",
    "my_pcn/pcn_data_pack": "PCN data pack",
    "my_pcn/reach_and_need": "Reach and need",
    "my_pcn/where_our_patients_live": "Where our patients live",
    "analysis/explore": "Explore",
    "analysis/summary_table": "Summary table",
    "analysis/inequality": "Inequality",
    "analysis/variation": "Variation",
    "analysis/query": "Query",
    "returns/send_a_return": "Send a return",
    "returns/returns_received": "Returns received",
    "about/sources_and_methods": "Sources and methods",
    "about/glossary": "Glossary",
    "about/accessibility_statement": "Accessibility statement",
}

HEADINGS = {
    "board": "Board",
    "my_pcn": "My Primary Care Network (PCN)",
    "analysis": "Analysis",
    "returns": "Returns",
    "about": "About",
}

# Published table -> pages. `figure`: figures from returns. `linked`: activities that name a BLACHIR opportunity.
# `editions`: the list of source files.
SHOWN_ON: Mapping[str, frozenset[str]] = {
    "figure": frozenset(
        {"board/headline_impact", "board/cycle_1_and_cycle_2", "my_pcn/pcn_data_pack", "my_pcn/reach_and_need"}
    ),
    "event": frozenset({"my_pcn/reach_and_need", "my_pcn/pcn_data_pack"}),
    "linked": frozenset({"board/blachir_opportunities"}),
    "finding": frozenset({"my_pcn/reach_and_need", "my_pcn/pcn_data_pack"}),
    "answer": frozenset({"board/cycle_1_and_cycle_2"}),
    "team": frozenset({"board/headline_impact", "board/cycle_1_and_cycle_2"}),
    "return_receipt": frozenset(
        {"board/headline_impact", "board/cycle_1_and_cycle_2", "returns/send_a_return", "returns/returns_received"}
    ),
    "editions": frozenset({"about/sources_and_methods"}),
}
