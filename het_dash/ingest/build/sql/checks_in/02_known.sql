-- One row: a cell that names something the catalogue does not know.
SELECT raw.file, raw.row_number, 'indicator_id' AS column_name, raw.indicator_id AS value,
    'is not an indicator of the catalogue.' AS message, 'Add data/indicators/<id>.yaml for it.' AS remedy
FROM raw LEFT JOIN known_indicator AS known ON known.indicator_id = raw.indicator_id
WHERE known.indicator_id IS NULL
UNION ALL
SELECT raw.file, raw.row_number, 'area_code', raw.area_code,
    'is not an area of the catalogue.', 'Add it to data/areas.'
FROM raw LEFT JOIN area ON area.code = raw.area_code
WHERE area.code IS NULL
UNION ALL
SELECT raw.file, raw.row_number, 'group_id', raw.group_id,
    'is not a group of breakdown ' || coalesce(raw.breakdown, '(blank)') || '.', 'Correct it, or add the group to data/breakdowns.yaml.'
FROM raw LEFT JOIN known_group AS known ON known.breakdown = raw.breakdown AND known.group_id = raw.group_id
WHERE known.group_id IS NULL
UNION ALL
SELECT raw.file, raw.row_number, 'source_id', raw.source_id,
    'is not among the sources of indicator ' || raw.indicator_id || '.', 'Name it under `sources` in the indicator''s YAML file.'
FROM raw JOIN known_indicator AS known ON known.indicator_id = raw.indicator_id
WHERE NOT list_contains(known.sources, raw.source_id)
