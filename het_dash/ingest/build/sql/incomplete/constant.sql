-- Decides the sums by constant membership that are worked out from too few practices.
UPDATE followed
SET status = 'incomplete', numerator = NULL, denominator = NULL, note = coverage.words
FROM coverage
WHERE NOT coverage.complete AND coverage.membership = 'constant'
    AND followed.indicator_id = coverage.indicator_id AND followed.source_id = coverage.source_id
    AND followed.area_code = coverage.area_code AND followed.period_end = coverage.period_end
