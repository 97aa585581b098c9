-- One row: a PCN's figure that serves both ways of membership beside one of a single way.
SELECT indicator_id, area_code, breakdown, group_id, period_start, period_end, source_id, list(membership) AS ways
FROM figure
GROUP BY indicator_id, area_code, breakdown, group_id, period_start, period_end, source_id
HAVING count(*) > 1 AND bool_or(membership NOT IN ('dated', 'constant'))
