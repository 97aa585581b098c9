-- One row: figures that cannot be, whoever published them.
SELECT file, row_number, 'numerator' AS column_name, numerator AS value,
    'is more than the denominator.' AS message, 'Check the two columns.' AS remedy
FROM raw JOIN known_indicator AS known ON known.indicator_id = raw.indicator_id
WHERE known.unit = 'percent' AND numerator::DOUBLE > denominator::DOUBLE
UNION ALL
SELECT file, row_number, 'numerator', numerator,
    'is below zero.', 'A count cannot be.'
FROM raw WHERE numerator::DOUBLE < 0
UNION ALL
SELECT file, row_number, 'denominator', denominator,
    'is below zero.', 'A count cannot be.'
FROM raw WHERE denominator::DOUBLE < 0
UNION ALL
SELECT file, row_number, 'value', value,
    'lies outside its limits.', 'Check value, lower and upper.'
FROM raw WHERE value::DOUBLE < lower::DOUBLE OR value::DOUBLE > upper::DOUBLE
UNION ALL
SELECT file, row_number, 'period_end', period_end,
    'is before the period starts.', 'Correct the dates.'
FROM raw WHERE period_end::DATE < period_start::DATE
UNION ALL
SELECT file, row_number, 'qualifier', qualifier,
    'is not a qualifier.', 'Use exact, at_least, provisional or modelled.'
FROM raw WHERE qualifier IS NULL OR qualifier NOT IN ('exact', 'at_least', 'provisional', 'modelled')
UNION ALL
SELECT file, row_number, 'indicator_id', indicator_id,
    'stands here and in another row for the same area, period and group of the same source.', 'Keep one.'
FROM raw
QUALIFY row_number() OVER (
    PARTITION BY source_id, indicator_id, area_code, period_start, period_end, breakdown, group_id
    ORDER BY file, row_number
) > 1
