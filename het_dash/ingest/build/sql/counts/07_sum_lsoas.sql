-- One row: LSOAs' counts summed to a ward, a neighbourhood or the borough, unless the publisher gives the same area.
-- One hidden part hides the sum.
INSERT INTO counted
WITH placed AS (
    SELECT o.*, unnest([ward.code, ward.parent, nbh.parent]) AS larger
    FROM observation AS o
    JOIN known_indicator AS known ON known.indicator_id = o.indicator_id AND known.built_from = 'lsoa'
    JOIN area AS lsoa ON lsoa.code = o.area_code AND lsoa.kind = 'lsoa'
    JOIN area AS ward ON ward.code = lsoa.parent
    JOIN area AS nbh ON nbh.code = ward.parent
)
SELECT
    indicator_id, larger, breakdown, period_start, period_end, group_id, source_id,
    CASE WHEN bool_and(numerator IS NOT NULL) THEN round(sum(numerator), 9) END,
    CASE WHEN bool_and(denominator IS NOT NULL) THEN round(sum(denominator), 9) END,
    NULL, NULL, NULL, 'exact', 'derived', source_id || ' ' || any_value(edition) || ' summed from LSOAs', ''
FROM placed
WHERE NOT EXISTS (
    FROM counted
    WHERE counted.indicator_id = placed.indicator_id AND counted.area_code = placed.larger
        AND counted.period_end = placed.period_end AND counted.source_id = placed.source_id
)
GROUP BY indicator_id, larger, breakdown, period_start, period_end, group_id, source_id
