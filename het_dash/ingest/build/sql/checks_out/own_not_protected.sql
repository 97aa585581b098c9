-- One row: a figure from counts that are not published, which shows what nobody may see: a small or exact count, a
-- share of all or none of few people, a rate of fewer than 55, an area smaller than a PCN, or a breakdown that may not be published.
SELECT figure.indicator_id, figure.area_code, figure.breakdown, figure.group_id, figure.period_end, figure.nature
FROM figure
JOIN known_edition AS edition ON edition.source_id = figure.source_id AND edition.layer = 'own'
JOIN area ON area.code = figure.area_code
JOIN known_indicator AS measure ON measure.indicator_id = figure.indicator_id
LEFT JOIN (SELECT DISTINCT target FROM known_margin) AS permitted ON permitted.target = figure.breakdown
WHERE area.kind NOT IN ('pcn', 'borough')
    OR permitted.target IS NULL
    OR (figure.status IN ('shown', 'too_few_for_rate') AND measure.of_people AND (
        figure.numerator IS NULL
        OR figure.numerator % 5 <> 0 OR coalesce(figure.denominator, 0) % 5 <> 0
        OR (figure.numerator BETWEEN 1 AND 7) OR (figure.denominator BETWEEN 1 AND 7)
        OR (figure.denominator < 20 AND figure.numerator IN (0, figure.denominator))
        OR (figure.status = 'shown' AND figure.denominator < 55)
    ))
