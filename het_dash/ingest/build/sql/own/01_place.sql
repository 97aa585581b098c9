-- One row: an area that own counts are of at a date, and the programme PCNs that it may belong to (one, or the build
-- stops): itself, the PCN that an ODS PCN is part of, or a practice's by dated membership.
CREATE TEMP TABLE own_place AS
SELECT
    given.area_code, given.period_end,
    CASE WHEN area.kind = 'pcn' THEN [area.code] ELSE coalesce(list(DISTINCT m.programme_pcn), []) END AS pcns
FROM (SELECT DISTINCT area_code, period_end FROM own_observation) AS given
JOIN area ON area.code = given.area_code
LEFT JOIN known_member AS m
    ON (area.kind = 'ods_pcn' AND m.ods_pcn = area.code)
    OR (
        area.kind = 'practice' AND m.practice_code = area.code
        AND (m.start_date IS NULL OR m.start_date <= given.period_end)
        AND (m.end_date IS NULL OR m.end_date >= given.period_end)
    )
GROUP BY given.area_code, given.period_end, area.kind, area.code
