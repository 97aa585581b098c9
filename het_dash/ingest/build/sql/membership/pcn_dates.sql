-- One row: a programme PCN and a date of which it has figures.
SELECT DISTINCT row.area_code, row.period_end
FROM (
    SELECT area_code, period_end FROM counted
    UNION ALL
    SELECT area_code, period_end FROM decided
) AS row
JOIN area ON area.code = row.area_code AND area.kind = 'pcn'
ORDER BY ALL
