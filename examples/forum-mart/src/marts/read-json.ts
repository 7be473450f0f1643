import { quoted } from './quoted';

const TYPES = {
  posts: {
    ...{ post_id: 'VARCHAR', author: 'VARCHAR', posted_at: 'TIMESTAMP' },
    ...{ date_granularity: 'VARCHAR', title: 'VARCHAR', text: 'VARCHAR' },
    ...{ views: 'BIGINT', comments: 'BIGINT', likes: 'BIGINT' },
  },
  tokens: {
    post_id: 'VARCHAR',
    tokens:
      'STRUCT(token VARCHAR, token_pos VARCHAR, token_count INTEGER, token_position INTEGER, is_stopword BOOLEAN)[]',
    keywords: 'STRUCT(group_id INTEGER, keyword VARCHAR, keyword_count INTEGER)[]',
  },
} as const;

/** What SQL calls the rows of a file of cleansed posts, or of one of their tokens. */
export function rowsOf(kind: keyof typeof TYPES, file: string): string {
  const columns = Object.entries(TYPES[kind]).map(([name, type]) => `${name}: ${quoted(type)}`);
  return `read_json([${quoted(file)}], format = 'newline_delimited', columns = {${columns.join(', ')}})`;
}
