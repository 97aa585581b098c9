-- One row: the practices that belonged to an area at a date, by dated membership, and are not in the source's file.
-- A practice whose patients were on another's list by then is not missing. Services do not belong in a prevalence.
CREATE TEMP TABLE missing AS
WITH files AS (
    SELECT DISTINCT source_id, period_end AS on_date
    FROM observation AS o JOIN area ON area.code = o.area_code AND area.kind = 'practice'
),
absent AS (
    SELECT files.source_id, files.on_date, unnest([m.programme_pcn, $borough]) AS larger, area.name,
        service.practice_code IS NOT NULL AS is_service
    FROM files
    JOIN known_member AS m
        ON m.start_date <= files.on_date AND (m.end_date IS NULL OR m.end_date >= files.on_date)
    JOIN area ON area.code = m.practice_code
    LEFT JOIN known_service AS service ON service.practice_code = m.practice_code
    LEFT JOIN known_succession AS absorbed
        ON absorbed.practice_code = m.practice_code AND absorbed.by_date <= files.on_date
    WHERE absorbed.practice_code IS NULL AND NOT EXISTS (
        FROM observation AS o
        WHERE o.area_code = m.practice_code AND o.source_id = files.source_id AND o.period_end = files.on_date
    )
)
SELECT
    source_id,
    on_date,
    larger,
    said || string_agg(DISTINCT name, ', ' ORDER BY name) || '.' AS words,
    said || string_agg(DISTINCT name, ', ' ORDER BY name) FILTER (NOT is_service) || '.' AS words_without_services
FROM absent, (SELECT 'Listed then, but not in the source''s file (it may have closed or merged): ' AS said)
GROUP BY source_id, on_date, larger, said
