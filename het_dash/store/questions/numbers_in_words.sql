-- One row: a number that stands as text in an answer to one of the measures asked for.
SELECT measure_id, number FROM answer WHERE list_contains($measures, measure_id) AND number <> ''
