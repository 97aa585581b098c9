-- One row: a figure that Python has worked out.
INSERT INTO figure
SELECT
    indicator_id, area_code, breakdown, period_start, period_end, group_id, source_id, membership, status,
    value, lower, upper, numerator, denominator, interval_kind, qualifier, nature, lineage_id, note
FROM worked_out
