-- One row: the patients of an area who live in one ward or neighbourhood of the borough.
INSERT INTO counted
WITH larger AS (
    SELECT *, unnest([{'breakdown': 'ward', 'code': ward}, {'breakdown': 'neighbourhood', 'code': neighbourhood}]) AS place
    FROM home
    WHERE neighbourhood IS NOT NULL
)
SELECT
    'patients_by_lsoa', area_code, place.breakdown, period_start, period_end, place.code, source_id,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(sum(patients), 6) END, NULL, NULL, NULL, NULL, 'modelled', 'derived',
    source_id || ' ' || any_value(edition) || ' by home', ''
FROM larger
GROUP BY area_code, place.breakdown, period_start, period_end, place.code, source_id
