-- One row: a row to be made a figure, in the published order. The status of our own counts is decided already.
SELECT row.*, known.unit,
    CASE WHEN row.status IS NULL THEN known.interval WHEN known.unit = 'percent' THEN 'wilson'
        WHEN known.unit IN ('per_1000', 'per_100000') THEN 'byar' ELSE 'none' END AS interval
FROM (
    SELECT *, NULL AS status FROM counted
    UNION ALL BY NAME
    SELECT * FROM decided
) AS row
JOIN known_indicator AS known ON known.indicator_id = row.indicator_id
ORDER BY row.indicator_id, area_code, breakdown, period_end, period_start DESC, group_id, source_id
