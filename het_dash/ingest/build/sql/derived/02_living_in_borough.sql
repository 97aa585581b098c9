-- One row: the share of an area's patients whose home is in the borough: what estimates from the borough's LSOAs cover.
INSERT INTO counted
SELECT
    'patients_living_in_borough', area_code, 'persons', period_start, period_end, 'all', source_id,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(coalesce(sum(patients) FILTER (neighbourhood IS NOT NULL), 0), 6) END,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(sum(patients), 6) END, NULL, NULL, NULL, 'modelled', 'derived',
    source_id || ' ' || any_value(edition) || ' by home', ''
FROM home
GROUP BY area_code, period_start, period_end, source_id
