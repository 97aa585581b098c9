-- One row: a source edition behind one of the lineages asked for.
SELECT
    lineage_id, source_id, edition, title, publisher, short, file, sha256, imported_on,
    period_start, period_end, nature, rule, statement
FROM lineage
WHERE list_contains($lineages, lineage_id)
ORDER BY list_position($lineages, lineage_id), source_id
