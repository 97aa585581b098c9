-- One row: a figure of a team's returns as it stands in a store.
SELECT indicator_id, breakdown, group_id, period_start, period_end, status, value
FROM figure
WHERE area_code = $pcn AND source_id = 'returns'
