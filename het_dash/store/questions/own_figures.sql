-- One row: a figure of one source and period made from counts that are not published, with all that is shown of it.
-- A rate of too few people is not shown, but its counts are, and the audit is of counts.
SELECT
    indicator_id, source_id, area_code, breakdown, group_id, period_start, period_end,
    CASE status WHEN 'too_few_for_rate' THEN 'shown' ELSE status END AS status, value, lower, upper, numerator, denominator
FROM figure
WHERE source_id = $source AND indicator_id = $indicator
ORDER BY period_start, period_end, area_code, breakdown, group_id
