-- One row: practices' counts summed to a programme PCN by constant membership: the practices that are members in the
-- newest practice map, each with its predecessors. Only for measures of several dates, and only for a PCN whose members
-- changed at one of them; elsewhere the sum by dated membership is the same. One hidden part hides the sum.
INSERT INTO followed
WITH series AS (
    SELECT o.indicator_id, o.source_id, changed.programme_pcn
    FROM observation AS o
    JOIN area ON area.code = o.area_code AND area.kind = 'practice'
    JOIN changed_members AS changed ON true
    GROUP BY o.indicator_id, o.source_id, changed.programme_pcn
    HAVING count(DISTINCT o.period_end) > 1 AND bool_or(o.period_end = changed.on_date)
)
SELECT
    o.indicator_id, heir.programme_pcn, o.breakdown, o.period_start, o.period_end, o.group_id, o.source_id,
    CASE WHEN bool_and(o.numerator IS NOT NULL) THEN round(sum(o.numerator), 9) END,
    CASE WHEN bool_and(o.denominator IS NOT NULL) THEN round(sum(o.denominator), 9) END,
    NULL, NULL, NULL,
    CASE WHEN bool_or(o.qualifier = 'modelled') THEN 'modelled' ELSE 'exact' END,
    'derived',
    o.source_id || ' ' || any_value(o.edition) || ' same practices throughout',
    coalesce(any_value(left_out.words), '')
FROM observation AS o
JOIN known_indicator AS known ON known.indicator_id = o.indicator_id AND known.built_from = 'practice'
JOIN heir ON heir.practice_code = o.area_code AND o.period_end >= heir.followed_from
JOIN series
    ON series.indicator_id = o.indicator_id AND series.source_id = o.source_id
    AND series.programme_pcn = heir.programme_pcn
LEFT JOIN known_service AS service ON service.practice_code = o.area_code
LEFT JOIN left_out
    ON left_out.larger = heir.programme_pcn AND left_out.on_date = o.period_end
    AND left_out.source_id = o.source_id AND known.is_prevalence
WHERE service.practice_code IS NULL OR NOT known.is_prevalence
GROUP BY
    o.indicator_id, heir.programme_pcn, o.breakdown, o.period_start, o.period_end, o.group_id, o.source_id
