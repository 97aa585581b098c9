-- One row: a unit, which is one version of a programme PCN's counts of one indicator and period. Totals add up units.
CREATE TEMP TABLE own_unit AS
SELECT
    (row_number() OVER (ORDER BY given.source_id, given.indicator_id, pcn, given.period_start, given.period_end))::INTEGER
        AS unit,
    given.*, coalesce(returned.version, edition_version, 'only') AS version
FROM (
    SELECT
        o.source_id, o.indicator_id, place.pcns[1] AS pcn, o.period_start, o.period_end,
        string_agg(DISTINCT known.version, ' + ' ORDER BY known.version) AS edition_version
    FROM own_observation AS o
    JOIN own_place AS place ON place.area_code = o.area_code AND place.period_end = o.period_end
    LEFT JOIN own_version AS known
        ON known.source_id = o.source_id AND known.edition = o.edition
        AND known.area_code = o.area_code AND known.period_start = o.period_start AND known.period_end = o.period_end
    GROUP BY o.source_id, o.indicator_id, place.pcns[1], o.period_start, o.period_end
) AS given
LEFT JOIN returned_version AS returned
    ON given.source_id = 'returns' AND returned.indicator_id = given.indicator_id AND returned.area_code = given.pcn
    AND returned.period_start = given.period_start AND returned.period_end = given.period_end
