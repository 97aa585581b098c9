-- One row: a source edition that the store's figures come from, and how many figures rest on it.
SELECT lineage.source_id, lineage.edition, any_value(lineage.file) AS file, any_value(lineage.sha256) AS sha256,
    any_value(lineage.imported_on) AS imported_on, min(lineage.period_start) AS period_start,
    max(lineage.period_end) AS period_end, count(*) AS figures
FROM figure JOIN lineage ON lineage.lineage_id = figure.lineage_id
GROUP BY lineage.source_id, lineage.edition
ORDER BY lineage.source_id, period_end
