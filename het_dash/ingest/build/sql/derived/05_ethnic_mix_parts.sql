-- One row: an area's patients in one LSOA, and the share of one ethnic group among that LSOA's residents.
SELECT
    home.area_code, home.lsoa, census.breakdown, census.group_id,
    home.patients, census.numerator / nullif(census.denominator, 0) AS share,
    home.period_start, home.period_end, home.source_id,
    home.source_id || ' ' || home.edition || ' by home' || ' + ' || census.lineage_id AS lineage_id
FROM home
JOIN counted AS census ON census.area_code = home.lsoa AND census.indicator_id = 'residents_ethnic_group'
JOIN area ON area.code = home.area_code AND area.kind <> 'ods_pcn'
ORDER BY home.area_code, census.breakdown, home.lsoa, census.group_id
