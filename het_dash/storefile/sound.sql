-- One row: what it takes to compute has read every block of the store; DuckDB raises at one that is damaged.
SELECT
    (SELECT bit_xor(hash(figure)) FROM figure),
    (SELECT bit_xor(hash(lineage)) FROM lineage),
    (SELECT bit_xor(hash(area)) FROM area),
    (SELECT bit_xor(hash(practice_member)) FROM practice_member),
    (SELECT bit_xor(hash(meta)) FROM meta),
    (SELECT bit_xor(hash(catalogue)) FROM catalogue),
    (SELECT bit_xor(hash(event)) FROM event),
    (SELECT bit_xor(hash(finding)) FROM finding),
    (SELECT bit_xor(hash(answer)) FROM answer),
    (SELECT bit_xor(hash(return_receipt)) FROM return_receipt),
    (SELECT bit_xor(hash(team)) FROM team),
    (SELECT bit_xor(hash(coverage)) FROM coverage),
    (SELECT bit_xor(hash(changed_by_hand)) FROM changed_by_hand),
    (SELECT bit_xor(hash(reference_change)) FROM reference_change),
    (SELECT bit_xor(hash(build_warning)) FROM build_warning)
