-- One row: which version of an area's counts for a period an edition holds. An edition that gives the same counts again
-- as an earlier one gives the same version: a reader would take them to be the same people.
CREATE TEMP TABLE own_version AS
WITH given AS (
    SELECT
        raw.source_id, raw.edition, area_code, raw.period_start, raw.period_end, known.place,
        known.edition || ' ' || left(known.sha256, 12) AS version,
        md5(string_agg(
            concat_ws(' ', indicator_id, breakdown, group_id, numerator, denominator), ';'
            ORDER BY indicator_id, breakdown, group_id
        )) AS counts
    FROM raw JOIN known_edition AS known USING (source_id, edition)
    WHERE known.layer = 'own' AND known.nature <> 'demonstration'
    GROUP BY ALL
)
SELECT
    source_id, edition, area_code, try_cast(period_start AS DATE) AS period_start,
    try_cast(period_end AS DATE) AS period_end,
    first_value(version) OVER (
        PARTITION BY source_id, area_code, period_start, period_end, counts ORDER BY place
    ) AS version
FROM given
