-- One row: what one of the teams heard in a quarter and recommended, as all three have agreed to show it.
SELECT area_code, period_start, period_end, theme, heard, recommendation, owner, decision, decided_on, source_id, nature
FROM finding
WHERE list_contains($pcns, area_code)
ORDER BY period_end DESC, list_position($pcns, area_code), theme, heard, recommendation
