-- One row: a published figure of a team's quarter from its own returns.
SELECT indicator_id, breakdown, group_id, status, value
FROM figure
WHERE area_code = $pcn AND period_start = $start AND period_end = $end AND source_id = 'returns'
