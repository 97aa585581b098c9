-- One row: the share of an area's borough-resident patients who live in one neighbourhood.
INSERT INTO counted
SELECT
    'patients_by_neighbourhood', area_code, 'neighbourhood', period_start, period_end, nbh.code, source_id,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(coalesce(sum(patients) FILTER (neighbourhood = nbh.code), 0), 6) END,
    CASE WHEN bool_and(patients IS NOT NULL) THEN round(sum(patients), 6) END, NULL, NULL, NULL, 'modelled', 'derived',
    source_id || ' ' || any_value(edition) || ' by home', ''
FROM home CROSS JOIN (SELECT code FROM area WHERE kind = 'neighbourhood') AS nbh
WHERE neighbourhood IS NOT NULL
GROUP BY area_code, period_start, period_end, source_id, nbh.code
