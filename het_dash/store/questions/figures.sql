-- One row: a figure and the number of the question that it answers, from the question's first source that has any, by
-- the membership that it asks for.
WITH asked AS (
    SELECT
        unnest($numbers::INTEGER[]) AS number, unnest($indicators::VARCHAR[]) AS indicator_id,
        unnest($breakdowns::VARCHAR[]) AS breakdown, unnest($areas::VARCHAR[]) AS area_code,
        unnest($sources::VARCHAR[]) AS source_id, unnest($ranks::INTEGER[]) AS source_rank,
        unnest($memberships::VARCHAR[]) AS asked_membership
)
SELECT
    number, indicator_id, area_code, breakdown, group_id, period_start, period_end, status, value, lower, upper,
    numerator, denominator, interval_kind, qualifier, nature, source_id, lineage_id, note, membership
FROM figure
JOIN asked USING (indicator_id, breakdown, area_code, source_id)
WHERE figure.membership IN ('', 'both', asked_membership)
QUALIFY source_rank = min(source_rank) OVER (PARTITION BY number)
ORDER BY number
