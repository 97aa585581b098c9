-- One row: the share of an area's borough-resident patients who live in one national fifth of deprivation.
INSERT INTO counted
WITH lived AS (
    SELECT home.*, ceil(imd.value / 2)::INTEGER::VARCHAR AS quintile, imd.lineage_id AS imd_lineage
    FROM home JOIN counted AS imd ON imd.area_code = home.lsoa AND imd.indicator_id = 'imd2025_decile'
)
SELECT
    'patients_by_deprivation', area_code, 'imd_quintile_england', period_start, period_end, fifth.group_id, source_id,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(coalesce(sum(patients) FILTER (quintile = fifth.group_id), 0), 6) END,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(sum(patients), 6) END, NULL, NULL, NULL, 'modelled', 'derived',
    source_id || ' ' || any_value(edition) || ' by home' || ' + ' || any_value(imd_lineage), ''
FROM lived CROSS JOIN (SELECT group_id FROM known_group WHERE breakdown = 'imd_quintile_england') AS fifth
GROUP BY area_code, period_start, period_end, source_id, fifth.group_id
