-- Posts of each keyword, those that no post has among them.
SELECT listed.group_id, listed.keyword, count(found.post_id) AS posts
FROM (
  SELECT dim.group_id, words.keyword
  FROM keyword_groups_dim AS dim
  CROSS JOIN UNNEST(dim.keywords) AS words (keyword)
) AS listed
LEFT JOIN post_keyword_groups AS found
  ON found.group_id = listed.group_id AND found.keyword = listed.keyword
GROUP BY listed.group_id, listed.keyword
ORDER BY 1, 3 DESC, 2
