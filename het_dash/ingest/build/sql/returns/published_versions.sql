-- One row: a published version of a return of a team's own, for any quarter.
SELECT quarter, version, standing, sha256
FROM return_receipt
WHERE area_code = $pcn AND source_id = 'returns'
ORDER BY quarter, version
