-- One row: a practice that belongs to no programme PCN, or to several, at the end of a period of which it has figures.
SELECT
    'data/areas/membership.csv' AS file,
    NULL AS row_number,
    'practice_code' AS column_name,
    practice_code AS value,
    'is in ' || possible || ' programme PCNs on ' || on_date || '; it must be in one.' AS message,
    'Correct the dates of its rows.' AS remedy
FROM practice_at
WHERE possible <> 1
ORDER BY practice_code, on_date
