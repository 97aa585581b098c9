-- One row: a published activity of a team's quarter from its own returns.
SELECT on_date, type, place, name, status, people
FROM event
WHERE area_code = $pcn AND period_start = $start AND period_end = $end AND source_id = 'returns'
ORDER BY ALL
