-- One row: the borough as the sum of its PCNs. A rate needs all six; of a flow, those that sent make a floor.
INSERT INTO own_cell
SELECT
    cell.indicator_id, $borough, cell.breakdown, cell.period_start, cell.period_end, cell.group_id, cell.source_id,
    CASE WHEN measure.unit = 'count' THEN bool_or(cell.collected) ELSE bool_and(cell.collected) END AS whole,
    CASE WHEN whole THEN sum(cell.numerator) END,
    CASE WHEN whole THEN sum(cell.denominator) END,
    string_agg(DISTINCT cell.lineage_id, ' + '),
    CASE WHEN bool_and(cell.collected AND cell.qualifier = 'exact') THEN 'exact' ELSE 'at_least' END,
    CASE WHEN bool_and(cell.collected) THEN '' ELSE
        'From ' || count(*) FILTER (cell.collected) || ' of ' || count(*) || ' PCNs: the others sent nothing.'
    END,
    CASE WHEN whole THEN list_sort(flatten(list(cell.whose))) ELSE [] END
FROM own_cell AS cell
JOIN known_indicator AS measure ON measure.indicator_id = cell.indicator_id
GROUP BY
    cell.indicator_id, measure.unit, cell.breakdown, cell.period_start, cell.period_end, cell.group_id, cell.source_id
