-- One row: one version of one of the teams' returns for a quarter, and how it stands.
SELECT area_code, cycle_id, period_start, period_end, standing, accepted_on, due_on, late, source_id, nature, version,
    ended_on, reason, sha256, disagreement, waiting
FROM return_receipt
WHERE list_contains($pcns, area_code)
ORDER BY period_end, list_position($pcns, area_code), version::INTEGER
