-- One row: a practice's list size at a date, from a source that the catalogue names for it.
SELECT o.period_end AS on_date, o.area_code AS practice_code,
    max(CASE WHEN known.unit = 'count' THEN o.numerator ELSE o.denominator END) AS people
FROM observation AS o
JOIN known_list ON known_list.source_id = o.source_id AND known_list.indicator_id = o.indicator_id
JOIN known_indicator AS known ON known.indicator_id = o.indicator_id
JOIN area ON area.code = o.area_code AND area.kind = 'practice'
WHERE o.breakdown = 'persons'
GROUP BY o.period_end, o.area_code
HAVING people > 0
ORDER BY o.period_end, o.area_code
