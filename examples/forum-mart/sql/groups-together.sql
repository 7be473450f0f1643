-- How many posts speak of two groups at once.
WITH found AS (SELECT DISTINCT post_id, group_id FROM post_keyword_groups)
SELECT one.group_id AS one, other.group_id AS other, count(*) AS posts
FROM found AS one
JOIN found AS other ON other.post_id = one.post_id AND other.group_id > one.group_id
GROUP BY 1, 2
ORDER BY 1, 2
