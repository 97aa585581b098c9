-- One row: a percentage below 0 or above 100.
SELECT figure.indicator_id, area_code, group_id, period_end, value
FROM figure JOIN known_indicator AS known ON known.indicator_id = figure.indicator_id
WHERE known.unit = 'percent' AND (value < 0 OR value > 100)
