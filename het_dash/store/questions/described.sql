-- One row: a column of the published store, with its table and what their comments say.
SELECT t.table_name, t.comment, c.column_name, c.data_type, c.is_nullable, c.comment
FROM duckdb_tables() AS t
JOIN duckdb_columns() AS c ON c.table_oid = t.table_oid AND c.database_oid = t.database_oid
WHERE NOT t.internal
ORDER BY t.table_name, c.column_index
