-- One row: an area of which there are own counts, and which is in no programme PCN, or in several, at that date.
SELECT
    'data/areas/membership.csv' AS file,
    NULL AS row_number,
    'practice_code' AS column_name,
    area_code AS value,
    'is in ' || len(list_filter(pcns, lambda code: code IS NOT NULL)) || ' programme PCNs on ' || period_end
        || '; it must be in one.' AS message,
    'Correct the dates of its rows, or give counts for PCNs and practices only.' AS remedy
FROM own_place
WHERE len(list_filter(pcns, lambda code: code IS NOT NULL)) <> 1
ORDER BY area_code, period_end
