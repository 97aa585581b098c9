-- One row: a figure without its source.
SELECT indicator_id, area_code, figure.lineage_id
FROM figure LEFT JOIN lineage ON lineage.lineage_id = figure.lineage_id
WHERE lineage.lineage_id IS NULL
