-- One row: a figure that is shown, of one of the series, areas and breakdowns asked for.
WITH asked AS (
    SELECT
        unnest($indicators::VARCHAR[]) AS indicator_id, unnest($sources::VARCHAR[]) AS source_id,
        unnest($areas::VARCHAR[]) AS area_code, unnest($breakdowns::VARCHAR[]) AS breakdown
)
SELECT
    indicator_id, area_code, breakdown, group_id, period_start, period_end, status, value, lower, upper,
    numerator, denominator, interval_kind, qualifier, nature, source_id, lineage_id, note, membership
FROM figure
JOIN asked USING (indicator_id, source_id, area_code, breakdown)
WHERE status = 'shown' AND membership <> 'constant'
