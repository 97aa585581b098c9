-- One row: an area for which the store has figures of an indicator by a breakdown.
SELECT area.code
FROM area
WHERE EXISTS (
    FROM figure
    WHERE figure.indicator_id = $indicator AND figure.breakdown = $breakdown AND figure.area_code = area.code
        AND list_contains($sources, figure.source_id)
)
ORDER BY area.position
