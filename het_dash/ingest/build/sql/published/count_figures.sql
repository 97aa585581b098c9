-- One row: how many figures there are, and how many of them have a reason in place of a number.
SELECT count(*), count(*) FILTER (status <> 'shown') FROM figure
