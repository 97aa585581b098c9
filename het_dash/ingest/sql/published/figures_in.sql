-- One row: a row to be made a figure, in the published order.
SELECT counted.*, known.unit, known.interval
FROM counted JOIN known_indicator AS known ON known.indicator_id = counted.indicator_id
ORDER BY indicator_id, area_code, breakdown, period_end, group_id, source_id
