-- Posts of each keyword group by month.
SELECT year, month, group_id, count(DISTINCT post_id) AS posts
FROM post_keyword_groups
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
