-- One row: one observation of our own counts, typed; what could not be read as its type was refused before.
CREATE TEMP TABLE own_observation AS
SELECT
    indicator_id,
    area_code,
    period_start::DATE AS period_start,
    period_end::DATE AS period_end,
    breakdown,
    group_id,
    numerator::DOUBLE AS numerator,
    denominator::DOUBLE AS denominator,
    value::DOUBLE AS value,
    lower::DOUBLE AS lower,
    upper::DOUBLE AS upper,
    qualifier,
    coalesce(note, '') AS note,
    source_id,
    edition,
    file,
    row_number
FROM raw
WHERE source_id IN (SELECT source_id FROM known_edition WHERE layer = 'own')
