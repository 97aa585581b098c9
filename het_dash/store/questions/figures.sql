-- One row: a figure of one indicator and breakdown in the areas asked for, all from the first source that has any.
WITH asked AS (
    SELECT *, list_position($sources, source_id) AS place
    FROM figure
    WHERE indicator_id = $indicator AND breakdown = $breakdown AND list_contains($areas, area_code)
)
SELECT
    indicator_id, area_code, breakdown, group_id, period_start, period_end, status, value, lower, upper,
    numerator, denominator, interval_kind, qualifier, nature, source_id, lineage_id, note
FROM asked
WHERE place = (SELECT min(place) FROM asked)
ORDER BY list_position($areas, area_code), period_end, list_position($groups, group_id)
