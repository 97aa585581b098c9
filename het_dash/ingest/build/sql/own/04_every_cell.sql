-- One row: one future figure of a programme PCN from our own counts. A group of which a PCN that sent counts says
-- nothing is nobody; a PCN that sent nothing for the period was not collected. `whose`: the units that it adds up.
CREATE TEMP TABLE own_cell AS
WITH asked AS (
    SELECT
        indicator_id, source_id, breakdown, period_start, period_end,
        string_agg(DISTINCT lineage_id, ' + ') AS lineage_id
    FROM own_part
    GROUP BY ALL
),
sent AS (
    SELECT
        part.indicator_id, part.source_id, breakdown, part.period_start, part.period_end, area_code, unit,
        string_agg(DISTINCT lineage_id, ' + ') AS lineage_id
    FROM own_part AS part
    JOIN own_unit AS known
        ON known.source_id = part.source_id AND known.indicator_id = part.indicator_id AND known.pcn = part.area_code
        AND known.period_start = part.period_start AND known.period_end = part.period_end
    GROUP BY ALL
)
SELECT
    asked.indicator_id, pcn.code AS area_code, asked.breakdown, asked.period_start, asked.period_end, known.group_id,
    asked.source_id,
    sent.lineage_id IS NOT NULL AS collected,
    CASE WHEN sent.lineage_id IS NOT NULL THEN coalesce(part.numerator, 0) END AS numerator,
    CASE WHEN sent.lineage_id IS NOT NULL AND measure.unit <> 'count' THEN coalesce(part.denominator, 0) END AS denominator,
    coalesce(sent.lineage_id, asked.lineage_id) AS lineage_id,
    'exact' AS qualifier,
    '' AS note,
    CASE WHEN sent.unit IS NULL THEN []::INTEGER[] ELSE [sent.unit] END AS whose
FROM asked
JOIN known_indicator AS measure ON measure.indicator_id = asked.indicator_id
CROSS JOIN (SELECT code FROM area WHERE kind = 'pcn') AS pcn
JOIN known_group AS known ON known.breakdown = asked.breakdown
LEFT JOIN sent
    ON sent.indicator_id = asked.indicator_id AND sent.source_id = asked.source_id AND sent.breakdown = asked.breakdown
    AND sent.period_start = asked.period_start AND sent.period_end = asked.period_end AND sent.area_code = pcn.code
LEFT JOIN own_part AS part
    ON part.indicator_id = asked.indicator_id AND part.source_id = asked.source_id
    AND part.breakdown = asked.breakdown AND part.group_id = known.group_id AND part.period_end = asked.period_end
    AND part.period_start = asked.period_start AND part.area_code = pcn.code
