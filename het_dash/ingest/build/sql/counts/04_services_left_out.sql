-- One row: the services of a PCN that have figures in the source's file at a date.
CREATE TEMP TABLE left_out AS
WITH placed AS (
    SELECT o.source_id, o.period_end AS on_date, unnest([p.programme_pcn, p.ods_pcn]) AS larger, area.name
    FROM observation AS o
    JOIN known_service AS service ON service.practice_code = o.area_code
    JOIN practice_at AS p ON p.practice_code = o.area_code AND p.on_date = o.period_end
    JOIN area ON area.code = o.area_code
)
SELECT
    source_id,
    on_date,
    larger,
    'Leaves out services that are not ordinary practices: ' || string_agg(DISTINCT name, ', ' ORDER BY name) || '.'
        AS words
FROM placed
WHERE larger IS NOT NULL
GROUP BY source_id, on_date, larger
