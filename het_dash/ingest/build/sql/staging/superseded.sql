-- One row gone: a count of our own that a newer edition of the same source gives again for the same PCN, as a whole or
-- by its practices. Readers see the latest alone, and nobody is counted in both.
DELETE FROM raw
USING (
    WITH given AS (
        SELECT DISTINCT raw.source_id, raw.edition, indicator_id, area_code, raw.period_end, known.place
        FROM raw JOIN known_edition AS known USING (source_id, edition)
        WHERE known.layer = 'own'
    ),
    placed AS (
        SELECT given.*, coalesce(m.programme_pcn, given.area_code) AS pcn
        FROM given
        LEFT JOIN known_member AS m
            ON given.area_code IN (m.practice_code, m.ods_pcn)
            AND (m.start_date IS NULL OR m.start_date <= try_cast(given.period_end AS DATE))
            AND (m.end_date IS NULL OR m.end_date >= try_cast(given.period_end AS DATE))
    )
    SELECT DISTINCT source_id, edition, indicator_id, area_code, period_end
    FROM placed
    QUALIFY place < max(place) OVER (PARTITION BY source_id, indicator_id, pcn, period_end)
) AS older
WHERE raw.source_id = older.source_id AND raw.edition = older.edition AND raw.indicator_id = older.indicator_id
    AND raw.area_code = older.area_code AND raw.period_end = older.period_end
