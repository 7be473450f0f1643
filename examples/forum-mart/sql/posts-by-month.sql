-- Posts and authors by month.
SELECT year, month, count(*) AS posts, count(DISTINCT author) AS authors
FROM posts_dim
GROUP BY 1, 2
ORDER BY 1, 2
