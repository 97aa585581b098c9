-- One row: the patients of an area who live in one LSOA of the borough, or elsewhere, from the latest edition.
CREATE TEMP TABLE home AS
SELECT
    counted.area_code, counted.period_start, counted.period_end, counted.group_id AS lsoa, counted.source_id,
    counted.numerator AS patients, edition.edition,
    ward.code AS ward, ward.parent AS neighbourhood
FROM counted
JOIN known_edition AS edition
    ON edition.source_id = counted.source_id AND edition.period_end = counted.period_end
LEFT JOIN area AS lsoa ON lsoa.code = counted.group_id AND lsoa.kind = 'lsoa'
LEFT JOIN area AS ward ON ward.code = lsoa.parent
WHERE counted.indicator_id = 'patients_by_lsoa' AND counted.breakdown = 'lsoa21'
