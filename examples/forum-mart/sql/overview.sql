-- How much there is.
SELECT
  count(*) AS posts,
  count(DISTINCT author) AS authors,
  min(posted_at) AS first_post,
  max(posted_at) AS last_post,
  (SELECT count(DISTINCT token) FROM tokens_fact WHERE NOT is_stopword) AS words,
  (SELECT coalesce(sum(token_count), 0) FROM tokens_fact WHERE NOT is_stopword) AS uses,
  (SELECT count(DISTINCT post_id) FROM post_keyword_groups) AS posts_in_groups
FROM posts_dim
