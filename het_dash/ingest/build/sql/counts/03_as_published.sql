-- One row: a figure for the area that the source's file gives, or that its importer totalled from the file's rows.
INSERT INTO counted
SELECT
    o.indicator_id, o.area_code, o.breakdown, o.period_start, o.period_end, o.group_id, o.source_id,
    o.numerator, o.denominator, o.value, o.lower, o.upper, o.qualifier,
    CASE WHEN list_contains(edition.publishes, area.kind) THEN edition.nature ELSE 'derived' END,
    edition.source_id || ' ' || edition.edition
        || CASE WHEN list_contains(edition.publishes, area.kind) THEN ' as published' ELSE ' totalled' END,
    o.note
FROM observation AS o
JOIN known_edition AS edition USING (source_id, edition)
JOIN area ON area.code = o.area_code
