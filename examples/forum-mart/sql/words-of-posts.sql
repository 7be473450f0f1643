-- The words of each post of a month with how often each stands there, `기침:3`, as a list in JSON: a
-- post is one row. Two parameters: year, month.
SELECT post_id, CAST(array_agg(token || ':' || CAST(token_count AS varchar)) AS json) AS words
FROM tokens_fact
WHERE year = ? AND month = ? AND NOT is_stopword
GROUP BY post_id
ORDER BY post_id
