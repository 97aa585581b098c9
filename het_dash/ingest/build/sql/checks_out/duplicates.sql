-- One row: a figure that stands twice.
SELECT indicator_id, area_code, breakdown, group_id, period_start, period_end, source_id, membership, count(*) AS times
FROM figure
GROUP BY indicator_id, area_code, breakdown, group_id, period_start, period_end, source_id, membership
HAVING count(*) > 1
