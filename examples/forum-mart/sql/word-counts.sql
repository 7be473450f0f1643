-- The words of each post of a month: rows of a matrix. Two parameters: year, month.
SELECT post_id, token AS word, sum(token_count) AS uses
FROM tokens_fact
WHERE year = ? AND month = ? AND NOT is_stopword
GROUP BY post_id, token
ORDER BY post_id, word
