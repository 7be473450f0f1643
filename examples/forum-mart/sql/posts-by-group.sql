-- Posts of each keyword group, and their share of all posts.
SELECT
  dim.group_id,
  dim.group_name,
  count(DISTINCT found.post_id) AS posts,
  coalesce(
    CAST(count(DISTINCT found.post_id) AS double) / nullif((SELECT count(*) FROM posts_dim), 0),
    0
  ) AS share
FROM keyword_groups_dim AS dim
LEFT JOIN post_keyword_groups AS found ON found.group_id = dim.group_id
GROUP BY dim.group_id, dim.group_name
ORDER BY 3 DESC, 1
