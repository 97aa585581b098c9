-- One row: one partner's answer to a question of the outcomes framework, for one team and quarter.
SELECT area_code, cycle_id, period_end, measure_id, respondent, answer, number, status, source_id, nature
FROM answer
WHERE list_contains($pcns, area_code)
ORDER BY period_end, list_position($pcns, area_code), measure_id, respondent
