-- One row: a nature of which the store holds a figure, or a row that came with a return.
SELECT nature FROM figure GROUP BY nature
UNION
SELECT nature FROM return_receipt GROUP BY nature
ORDER BY nature
