-- One row: a PCN's flow over all quarters of a cycle that were sent so far. Only flows are summed over time.
INSERT INTO own_cell
SELECT
    cell.indicator_id, cell.area_code, cell.breakdown, min(cell.period_start), max(cell.period_end), cell.group_id,
    cell.source_id, bool_or(cell.collected), sum(cell.numerator), NULL,
    string_agg(DISTINCT cell.lineage_id, ' + '),
    CASE WHEN bool_and(cell.collected) THEN 'exact' ELSE 'at_least' END,
    CASE WHEN bool_and(cell.collected) THEN '' ELSE
        'From ' || count(*) FILTER (cell.collected) || ' of ' || count(*) || ' quarters: the others were not sent.'
    END,
    list_sort(flatten(list(cell.whose)))
FROM own_cell AS cell
JOIN known_indicator AS measure ON measure.indicator_id = cell.indicator_id
JOIN known_cycle AS cycle ON cell.period_start >= cycle.start_date AND cell.period_end <= cycle.end_date
WHERE measure.time <> 'snapshot' AND measure.unit = 'count'
GROUP BY cell.indicator_id, cell.area_code, cell.breakdown, cell.group_id, cell.source_id, cycle.id
HAVING count(*) > 1
