-- One row: a figure that is shown, of one indicator and source, in some areas and by some breakdowns.
SELECT
    indicator_id, area_code, breakdown, group_id, period_start, period_end, status, value, lower, upper,
    numerator, denominator, interval_kind, qualifier, nature, source_id, lineage_id, note
FROM figure
WHERE indicator_id = $indicator AND source_id = $source AND status = 'shown'
    AND list_contains($areas, area_code) AND list_contains($breakdowns, breakdown)
