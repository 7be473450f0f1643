/** A table of the star schema. */
export interface Table {
  readonly name: string;
  /** In their order; types as DuckDB names them. */
  readonly columns: readonly Column[];
  /** Whether its files lie in `year=2024/month=05`: year and month are then columns of a query too. */
  readonly isPartitioned: boolean;
  /** In this order a file has its rows; no two of them are alike in these columns. */
  readonly sortedBy: readonly string[];
}

interface Column {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'BOOLEAN' | 'TIMESTAMP' | 'VARCHAR[]';
}

/**
 * The tables. Their types are those that Athena, Spark and pandas have too: a text, integers of 32 and
 * 64 bits, a boolean, a list of texts, and a timestamp without a zone, in microseconds.
 */
export const TABLES = {
  posts_dim: {
    name: 'posts_dim',
    isPartitioned: true,
    sortedBy: ['posted_at', 'post_id'],
    columns: [
      { name: 'post_id', type: 'VARCHAR' },
      { name: 'author', type: 'VARCHAR' },
      { name: 'posted_at', type: 'TIMESTAMP' },
      { name: 'date_granularity', type: 'VARCHAR' },
      { name: 'title', type: 'VARCHAR' },
      { name: 'text', type: 'VARCHAR' },
      { name: 'views', type: 'BIGINT' },
      { name: 'comments', type: 'BIGINT' },
      { name: 'likes', type: 'BIGINT' },
    ],
  },
  tokens_fact: {
    name: 'tokens_fact',
    isPartitioned: true,
    sortedBy: ['post_id', 'token_position'],
    columns: [
      { name: 'token_id', type: 'VARCHAR' },
      { name: 'post_id', type: 'VARCHAR' },
      { name: 'token', type: 'VARCHAR' },
      { name: 'token_pos', type: 'VARCHAR' },
      { name: 'token_count', type: 'INTEGER' },
      { name: 'token_position', type: 'INTEGER' },
      { name: 'is_stopword', type: 'BOOLEAN' },
    ],
  },
  post_keyword_groups: {
    name: 'post_keyword_groups',
    isPartitioned: true,
    sortedBy: ['post_id', 'group_id', 'keyword'],
    columns: [
      { name: 'post_id', type: 'VARCHAR' },
      { name: 'group_id', type: 'INTEGER' },
      { name: 'keyword', type: 'VARCHAR' },
      { name: 'keyword_count', type: 'INTEGER' },
    ],
  },
  keyword_groups_dim: {
    name: 'keyword_groups_dim',
    isPartitioned: false,
    sortedBy: ['group_id'],
    columns: [
      { name: 'group_id', type: 'INTEGER' },
      { name: 'group_name', type: 'VARCHAR' },
      { name: 'keywords', type: 'VARCHAR[]' },
    ],
  },
} as const satisfies Record<string, Table>;
