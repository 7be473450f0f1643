-- The words used most.
SELECT token AS word, sum(token_count) AS uses
FROM tokens_fact
WHERE NOT is_stopword
GROUP BY token
ORDER BY uses DESC, word
LIMIT 30
