-- One row: one observation, typed, with the layer of its source; what could not be read as its type was refused before.
CREATE TEMP TABLE typed AS
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
    row_number,
    layer
FROM raw JOIN (SELECT DISTINCT source_id, layer FROM known_edition) AS source USING (source_id)
