-- Decides the figures that are worked out from too few practices: the sums of `coverage`, and what is derived from them.
UPDATE counted
SET
    status = 'incomplete', numerator = NULL, denominator = NULL, value = NULL, lower = NULL, upper = NULL,
    note = coverage.words
FROM coverage
WHERE NOT coverage.complete AND coverage.membership = 'dated'
    AND counted.source_id = coverage.source_id AND counted.area_code = coverage.area_code
    AND counted.period_end = coverage.period_end AND counted.nature = 'derived'
    AND (
        counted.indicator_id = coverage.indicator_id
        OR counted.indicator_id NOT IN (
            SELECT other.indicator_id FROM coverage AS other WHERE other.source_id = coverage.source_id
        )
    )
