-- One row: the true count of a programme PCN by one breakdown that may be published, summed from whatever finer one
-- was given.
CREATE TEMP TABLE own_part AS
SELECT
    o.indicator_id, o.source_id, place.pcns[1] AS area_code, margin.target AS breakdown, margin.target_group AS group_id,
    o.period_start, o.period_end,
    sum(o.numerator) AS numerator, sum(o.denominator) AS denominator,
    string_agg(DISTINCT o.source_id || ' ' || o.edition || ' counted here', ' + ') AS lineage_id
FROM own_observation AS o
JOIN own_place AS place ON place.area_code = o.area_code AND place.period_end = o.period_end
JOIN known_margin AS margin ON margin.breakdown = o.breakdown AND margin.group_id = o.group_id
GROUP BY
    o.indicator_id, o.source_id, place.pcns[1], margin.target, margin.target_group, o.period_start, o.period_end
