-- One row: a row to be made a figure, in the published order. The status of our own counts, and
-- of totals that are incomplete, is decided already.
-- `membership` of a PCN's figure: dated (the members of that date), constant (the same practices throughout), or both
-- where these are the same. Blank for figures that do not depend on it.
WITH every AS (
    SELECT *, '' AS followed FROM counted
    UNION ALL BY NAME
    SELECT *, 'constant' AS followed FROM followed
    UNION ALL BY NAME
    SELECT *, '' AS followed FROM decided
),
also AS (SELECT DISTINCT indicator_id, area_code, source_id, period_end FROM followed)
SELECT row.* EXCLUDE (followed), known.unit,
    CASE
        WHEN area.kind <> 'pcn' OR NOT known.by_members THEN ''
        WHEN row.followed = 'constant' THEN 'constant'
        WHEN changed.on_date IS NOT NULL OR also.area_code IS NOT NULL THEN 'dated'
        ELSE 'both'
    END AS membership,
    CASE WHEN row.status IS NULL THEN known.interval WHEN known.unit = 'percent' THEN 'wilson'
        WHEN known.unit IN ('per_1000', 'per_100000') THEN 'byar' ELSE 'none' END AS interval
FROM every AS row
JOIN known_indicator AS known ON known.indicator_id = row.indicator_id
JOIN area ON area.code = row.area_code
LEFT JOIN changed_members AS changed ON changed.programme_pcn = row.area_code AND changed.on_date = row.period_end
LEFT JOIN also
    ON also.indicator_id = row.indicator_id AND also.area_code = row.area_code AND also.source_id = row.source_id
    AND also.period_end = row.period_end
ORDER BY row.indicator_id, row.area_code, row.breakdown, row.period_end, row.period_start DESC, row.group_id,
    row.source_id, membership
