-- One row: the counts of the ODS PCNs that make up a programme PCN, summed, where neither the publisher nor the
-- programme PCN's practices give that figure. An ODS PCN that is missing or hidden hides the sum; a figure that comes
-- without counts (age-standardised) cannot be summed and gives no row.
INSERT INTO counted
WITH made_of AS (
    SELECT programme_pcn, ods_pcn, area.name
    FROM (SELECT DISTINCT programme_pcn, ods_pcn FROM known_member) AS part
    JOIN area ON area.code = part.ods_pcn
    QUALIFY count(*) OVER (PARTITION BY programme_pcn) > 1
),
cell AS (
    SELECT DISTINCT
        made_of.programme_pcn, o.indicator_id, o.breakdown, o.period_start, o.period_end, o.group_id, o.source_id,
        o.edition
    FROM observation AS o JOIN made_of ON made_of.ods_pcn = o.area_code
),
part AS (
    SELECT
        cell.*, made_of.name, o.numerator, o.denominator, o.value, o.qualifier, nullif(o.note, '') AS note,
        o.numerator IS NOT NULL AND (o.denominator IS NOT NULL OR known.unit = 'count') AS counted_there
    FROM cell
    JOIN known_indicator AS known ON known.indicator_id = cell.indicator_id
    JOIN made_of ON made_of.programme_pcn = cell.programme_pcn
    LEFT JOIN observation AS o
        ON o.area_code = made_of.ods_pcn AND o.indicator_id = cell.indicator_id AND o.breakdown = cell.breakdown
        AND o.period_start = cell.period_start AND o.period_end = cell.period_end AND o.group_id = cell.group_id
        AND o.source_id = cell.source_id
)
SELECT
    indicator_id, programme_pcn, breakdown, period_start, period_end, group_id, source_id,
    CASE WHEN bool_and(counted_there) THEN sum(numerator) END,
    CASE WHEN bool_and(counted_there) THEN sum(denominator) END,
    NULL, NULL, NULL,
    CASE WHEN bool_or(qualifier = 'modelled') THEN 'modelled' ELSE 'exact' END,
    'derived',
    source_id || ' ' || edition || ' summed from ODS PCNs',
    CASE
        WHEN bool_and(counted_there) THEN
            'Worked out from the summed counts of ' || string_agg(name, ' and ' ORDER BY name) || '.'
            || coalesce(' Said of those: ' || string_agg(DISTINCT note, ' '), '')
        ELSE
            'Cannot be summed: no counts are published for '
            || string_agg(name, ' and ' ORDER BY name) FILTER (NOT counted_there) || '.'
    END
FROM part
WHERE NOT EXISTS (
    FROM counted
    WHERE counted.indicator_id = part.indicator_id AND counted.area_code = part.programme_pcn
        AND counted.breakdown = part.breakdown AND counted.period_end = part.period_end
        AND counted.source_id = part.source_id
)
GROUP BY indicator_id, programme_pcn, breakdown, period_start, period_end, group_id, source_id, edition
HAVING NOT coalesce(bool_or(value IS NOT NULL AND NOT counted_there), false)
