-- One row: a published answer of a team's quarter from its own returns.
SELECT measure_id, respondent, answer, number, status
FROM answer
WHERE area_code = $pcn AND period_start = $start AND period_end = $end AND source_id = 'returns'
