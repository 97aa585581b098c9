-- One row: the practices that belonged to an area at a date, by dated membership, and are not in the source's file.
CREATE TEMP TABLE missing AS
WITH files AS (
    SELECT DISTINCT source_id, period_end AS on_date
    FROM observation AS o JOIN area ON area.code = o.area_code AND area.kind = 'practice'
),
absent AS (
    SELECT files.source_id, files.on_date, unnest([m.programme_pcn, $borough]) AS larger, area.name
    FROM files
    JOIN known_member AS m
        ON m.start_date <= files.on_date AND (m.end_date IS NULL OR m.end_date >= files.on_date)
    JOIN area ON area.code = m.practice_code
    WHERE NOT EXISTS (
        FROM observation AS o
        WHERE o.area_code = m.practice_code AND o.source_id = files.source_id AND o.period_end = files.on_date
    )
)
SELECT
    source_id,
    on_date,
    larger,
    'Listed then, but not in the source''s file (it may have closed or merged): '
        || string_agg(DISTINCT name, ', ' ORDER BY name) || '.' AS words
FROM absent
GROUP BY source_id, on_date, larger
