-- One row: a practice of a sum, and whether the source has it: every member of the area at that date, or for constant
-- membership every member that the area's present practices succeeded. A practice whose first day is not known counts
-- only where the source has it; one whose patients were on another's list by then, and a service, do not count.
WITH built AS (
    SELECT o.indicator_id, o.source_id, o.edition, o.period_end, o.area_code AS practice_code
    FROM observation AS o
    JOIN known_indicator AS known ON known.indicator_id = o.indicator_id AND known.built_from = 'practice'
    JOIN area ON area.code = o.area_code AND area.kind = 'practice'
    ANTI JOIN known_service AS service ON service.practice_code = o.area_code
    GROUP BY ALL
),
asked AS (
    SELECT indicator_id, source_id, max(edition) AS edition, period_end
    FROM built
    GROUP BY indicator_id, source_id, period_end
),
member AS (
    SELECT DISTINCT dates.period_end, m.practice_code, m.programme_pcn, m.ods_pcn
    FROM (SELECT DISTINCT period_end FROM asked) AS dates
    JOIN known_member AS m
        ON m.start_date <= dates.period_end AND (m.end_date IS NULL OR m.end_date >= dates.period_end)
    ANTI JOIN known_service AS service ON service.practice_code = m.practice_code
    LEFT JOIN known_succession AS absorbed
        ON absorbed.practice_code = m.practice_code AND absorbed.by_date <= dates.period_end
    WHERE absorbed.practice_code IS NULL
),
placed AS (
    SELECT period_end, practice_code, 'dated' AS membership, unnest([programme_pcn, ods_pcn, $borough]) AS larger
    FROM member
    UNION
    SELECT on_date, practice_code, 'dated',
        unnest(list_filter([programme_pcn, ods_pcn, $borough], lambda code: code IS NOT NULL))
    FROM practice_at
    UNION
    SELECT dates.period_end, heir.practice_code, 'constant', heir.programme_pcn
    FROM (SELECT DISTINCT period_end, practice_code FROM (FROM member SELECT period_end, practice_code
        UNION SELECT period_end, practice_code FROM built)) AS dates
    JOIN heir ON heir.practice_code = dates.practice_code AND dates.period_end >= heir.followed_from
),
summed AS (
    SELECT DISTINCT indicator_id, source_id, area_code, period_end, 'dated' AS membership
    FROM counted WHERE nature = 'derived'
    UNION
    SELECT DISTINCT indicator_id, source_id, area_code, period_end, 'constant' FROM followed
)
SELECT
    asked.indicator_id, asked.source_id, asked.edition, asked.period_end, placed.larger, placed.membership,
    placed.practice_code, area.name, built.practice_code IS NOT NULL AS is_present
FROM asked
JOIN placed ON placed.period_end = asked.period_end
JOIN summed
    ON summed.indicator_id = asked.indicator_id AND summed.source_id = asked.source_id
    AND summed.period_end = asked.period_end AND summed.area_code = placed.larger
    AND summed.membership = placed.membership
JOIN area ON area.code = placed.practice_code
ANTI JOIN known_service AS service ON service.practice_code = placed.practice_code
LEFT JOIN built
    ON built.indicator_id = asked.indicator_id AND built.source_id = asked.source_id
    AND built.period_end = asked.period_end AND built.practice_code = placed.practice_code
ORDER BY ALL
