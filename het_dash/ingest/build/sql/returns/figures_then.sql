-- One row: a figure of a team's returns as it would be published.
SELECT indicator_id, breakdown, group_id, period_start, period_end, status, numerator AS value
FROM decided
WHERE area_code = $pcn
