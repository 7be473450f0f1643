-- The tables for Athena. Put your bucket and prefix for s3://bucket/prefix and the years you have for
-- 2015,2034 (each month of them is looked up), and run the statements one by one: Athena takes one at a
-- time. Partitions are known from the names of their folders (partition projection), so that a new month
-- needs no ALTER TABLE and no MSCK REPAIR TABLE. The other files of this folder then run as they are.

CREATE EXTERNAL TABLE posts_dim (
  post_id string,
  author string,
  posted_at timestamp,
  date_granularity string,
  title string,
  text string,
  views bigint,
  comments bigint,
  likes bigint
)
PARTITIONED BY (year int, month int)
STORED AS PARQUET
LOCATION 's3://bucket/prefix/posts_dim/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.year.type' = 'integer',
  'projection.year.range' = '2015,2034',
  'projection.month.type' = 'integer',
  'projection.month.range' = '1,12',
  'projection.month.digits' = '2',
  'storage.location.template' = 's3://bucket/prefix/posts_dim/year=${year}/month=${month}/'
);

CREATE EXTERNAL TABLE tokens_fact (
  token_id string,
  post_id string,
  token string,
  token_pos string,
  token_count int,
  token_position int,
  is_stopword boolean
)
PARTITIONED BY (year int, month int)
STORED AS PARQUET
LOCATION 's3://bucket/prefix/tokens_fact/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.year.type' = 'integer',
  'projection.year.range' = '2015,2034',
  'projection.month.type' = 'integer',
  'projection.month.range' = '1,12',
  'projection.month.digits' = '2',
  'storage.location.template' = 's3://bucket/prefix/tokens_fact/year=${year}/month=${month}/'
);

CREATE EXTERNAL TABLE post_keyword_groups (
  post_id string,
  group_id int,
  keyword string,
  keyword_count int
)
PARTITIONED BY (year int, month int)
STORED AS PARQUET
LOCATION 's3://bucket/prefix/post_keyword_groups/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.year.type' = 'integer',
  'projection.year.range' = '2015,2034',
  'projection.month.type' = 'integer',
  'projection.month.range' = '1,12',
  'projection.month.digits' = '2',
  'storage.location.template' = 's3://bucket/prefix/post_keyword_groups/year=${year}/month=${month}/'
);

CREATE EXTERNAL TABLE keyword_groups_dim (
  group_id int,
  group_name string,
  keywords array<string>
)
STORED AS PARQUET
LOCATION 's3://bucket/prefix/keyword_groups_dim/';
