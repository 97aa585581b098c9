-- One row: a source edition behind a lineage. A lineage of several parts joins their names by ' + '.
INSERT INTO lineage
SELECT DISTINCT
    used.lineage_id, edition.source_id, edition.edition, edition.title, edition.publisher, edition.short,
    edition.file, edition.sha256, edition.imported_on, edition.period_start, edition.period_end, edition.nature,
    rule.words, edition.statement
FROM (
    SELECT lineage_id, unnest(string_split(lineage_id, ' + ')) AS part
    FROM (
        SELECT DISTINCT lineage_id FROM counted
        UNION SELECT DISTINCT lineage_id FROM followed
        UNION SELECT DISTINCT lineage_id FROM decided
    )
) AS used
JOIN known_edition AS edition ON starts_with(used.part, edition.source_id || ' ' || edition.edition || ' ')
JOIN known_rule AS rule ON used.part = edition.source_id || ' ' || edition.edition || ' ' || rule.name
ORDER BY used.lineage_id, edition.source_id, edition.edition
