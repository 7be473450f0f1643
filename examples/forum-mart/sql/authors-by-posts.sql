-- How many authors wrote one post, two posts, three ...
SELECT posts, count(*) AS authors
FROM (SELECT author, count(*) AS posts FROM posts_dim GROUP BY author) AS author_posts
GROUP BY posts
ORDER BY posts
