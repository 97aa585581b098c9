-- One row: a figure of the one return that was loaded, as it would be published on its own.
SELECT indicator_id, breakdown, group_id, status, numerator
FROM decided
WHERE area_code = $pcn
