-- One row: the mean deprivation score of the LSOAs that an area's borough-resident patients live in.
INSERT INTO counted
SELECT
    'patients_imd_score', home.area_code, 'persons', home.period_start, home.period_end, 'all', home.source_id,
    NULL, NULL, round(sum(home.patients * imd.value) / sum(home.patients), 6), NULL, NULL, 'modelled', 'derived',
    home.source_id || ' ' || any_value(home.edition) || ' by home' || ' + ' || any_value(imd.lineage_id), ''
FROM home
JOIN counted AS imd ON imd.area_code = home.lsoa AND imd.indicator_id = 'imd2025_score'
JOIN area ON area.code = home.area_code AND area.kind IN ('practice', 'pcn', 'borough')
GROUP BY home.area_code, home.period_start, home.period_end, home.source_id
