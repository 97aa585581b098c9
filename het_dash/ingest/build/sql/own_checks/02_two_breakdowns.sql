-- One row: an indicator, area and period of which one source gives counts by two breakdowns: they would be added twice.
SELECT
    any_value(file) AS file, min(row_number) AS row_number, 'breakdown' AS column_name,
    string_agg(DISTINCT breakdown, ' and ') AS value,
    'stand both for ' || indicator_id || ', ' || area_code || ', ' || period_end || '.' AS message,
    'Give one breakdown, the finest; coarser ones are summed from it.' AS remedy
FROM own_observation
GROUP BY source_id, indicator_id, area_code, period_start, period_end
HAVING count(DISTINCT breakdown) > 1
