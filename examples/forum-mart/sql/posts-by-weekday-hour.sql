-- Posts by weekday (0 is Monday) and hour. Engines number weekdays differently: days are counted from
-- a Monday instead, 1 January 1900.
SELECT
  date_diff('day', DATE '1900-01-01', CAST(posted_at AS date)) % 7 AS weekday,
  hour(posted_at) AS hour,
  count(*) AS posts
FROM posts_dim
WHERE date_granularity <> 'day'
GROUP BY 1, 2
ORDER BY 1, 2
