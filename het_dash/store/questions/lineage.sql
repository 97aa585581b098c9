-- One row: a source edition behind a lineage.
SELECT
    lineage_id, source_id, edition, title, publisher, short, file, sha256, imported_on,
    period_start, period_end, nature, rule, statement
FROM lineage
ORDER BY lineage_id, source_id, edition
