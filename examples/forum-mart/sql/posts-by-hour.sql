-- Posts by hour of the day. Those of which only the day is known would all be at midnight.
SELECT hour(posted_at) AS hour, count(*) AS posts
FROM posts_dim
WHERE date_granularity <> 'day'
GROUP BY 1
ORDER BY 1
