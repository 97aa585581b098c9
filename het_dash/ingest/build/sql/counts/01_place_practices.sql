-- One row: a practice's programme PCN at a date, with how many it might be in (one, or the build stops), and its
-- ODS PCN where only one is possible. A blank start or end date keeps both possibilities open.
CREATE TEMP TABLE practice_at AS
WITH dates AS (
    SELECT DISTINCT o.area_code AS practice_code, o.period_end AS on_date
    FROM observation AS o JOIN area ON area.code = o.area_code AND area.kind = 'practice'
)
SELECT
    dates.practice_code,
    dates.on_date,
    count(DISTINCT known_member.programme_pcn) AS possible,
    min(known_member.programme_pcn) AS programme_pcn,
    CASE WHEN count(DISTINCT known_member.ods_pcn) = 1 THEN min(known_member.ods_pcn) END AS ods_pcn,
    array_agg(DISTINCT known_member.ods_pcn) AS ods_pcns
FROM dates
LEFT JOIN known_member
    ON known_member.practice_code = dates.practice_code
    AND (known_member.start_date IS NULL OR known_member.start_date <= dates.on_date)
    AND (known_member.end_date IS NULL OR known_member.end_date >= dates.on_date)
GROUP BY ALL
