-- One row: one future figure of our own with its true counts, the units that it adds up, and the people whom its
-- breakdown divides.
SELECT
    cell.* REPLACE (
        array_to_string(list_sort(list_distinct(string_split(cell.lineage_id, ' + '))), ' + ') AS lineage_id,
        array_to_string(cell.whose, ' ') AS whose
    ),
    measure.unit, measure.time, everyone.denominator AS total
FROM own_cell AS cell
JOIN known_indicator AS measure ON measure.indicator_id = cell.indicator_id
LEFT JOIN own_cell AS everyone
    ON everyone.indicator_id = cell.indicator_id AND everyone.area_code = cell.area_code
    AND everyone.period_start = cell.period_start AND everyone.period_end = cell.period_end
    AND everyone.source_id = cell.source_id AND everyone.breakdown = 'persons' AND cell.breakdown <> 'persons'
ORDER BY cell.source_id, cell.indicator_id, cell.period_start, cell.period_end, cell.breakdown, cell.area_code, cell.group_id
