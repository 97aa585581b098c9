-- One row: a cell that is not what its column holds.
SELECT file, row_number, cell.name AS column_name, cell.text AS value,
    'is not a ' || cell.kind || '.' AS message, 'Import the file again, or correct the cell (a date as 2025-03-31).' AS remedy
FROM (
    SELECT file, row_number, unnest([
        {'name': 'period_start', 'text': period_start, 'kind': 'date'},
        {'name': 'period_end', 'text': period_end, 'kind': 'date'},
        {'name': 'numerator', 'text': numerator, 'kind': 'number'},
        {'name': 'denominator', 'text': denominator, 'kind': 'number'},
        {'name': 'value', 'text': value, 'kind': 'number'},
        {'name': 'lower', 'text': lower, 'kind': 'number'},
        {'name': 'upper', 'text': upper, 'kind': 'number'}
    ]) AS cell
    FROM raw
)
WHERE CASE
    WHEN cell.kind = 'date' THEN try_cast(cell.text AS DATE) IS NULL
        OR NOT regexp_full_match(cell.text, '[12][0-9]{3}-[0-9]{2}-[0-9]{2}')
    ELSE cell.text IS NOT NULL AND coalesce(NOT isfinite(try_cast(cell.text AS DOUBLE)), true)
END
