-- In how many posts of each month a word stands, for words of 20 posts or more: rarer ones could not be
-- told from chance. The report counts the same from words-of-posts.sql, which it reads anyway; a test
-- compares the two.
SELECT year, month, token AS word, count(DISTINCT post_id) AS posts
FROM tokens_fact
WHERE
  NOT is_stopword
  AND token IN (
    SELECT token
    FROM tokens_fact
    WHERE NOT is_stopword
    GROUP BY token
    HAVING count(DISTINCT post_id) >= 20
  )
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
