-- The words that weigh most: TF-IDF as scikit-learn has it (smooth idf, each post brought to length 1),
-- summed over posts. The report takes the same figures from @nunchi/text; a test compares the two.
WITH counts AS (
  SELECT post_id, token, sum(token_count) AS uses
  FROM tokens_fact
  WHERE NOT is_stopword
  GROUP BY post_id, token
),
idf AS (
  SELECT
    token,
    ln(CAST(1 + (SELECT count(*) FROM posts_dim) AS double) / (1 + count(*))) + 1 AS weight
  FROM counts
  GROUP BY token
),
weighted AS (
  SELECT counts.post_id, counts.token, counts.uses * idf.weight AS weight
  FROM counts
  JOIN idf ON idf.token = counts.token
),
lengths AS (
  SELECT post_id, sqrt(sum(weight * weight)) AS length
  FROM weighted
  GROUP BY post_id
)
SELECT weighted.token AS word, sum(weighted.weight / lengths.length) AS weight, count(*) AS posts
FROM weighted
JOIN lengths ON lengths.post_id = weighted.post_id
GROUP BY weighted.token
ORDER BY 2 DESC, 1
LIMIT 30
